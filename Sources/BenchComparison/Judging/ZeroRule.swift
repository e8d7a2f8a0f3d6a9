import BenchModel

/// What becomes of zeros, which have no ratio to anything: one rule for all evidence.
///
/// A count, a share or a size may be zero and become something: its values are compared as they are. A time is never
/// zero, only shorter than a step of its clock: one zero among many values leaves their mean, and zero throughout one
/// side leaves nothing to compare. Zero on both sides is no change and gates nothing.
enum ZeroRule: Equatable {
  /// Every figure of both sides is zero.
  case never
  /// The values are compared as they are.
  case counts
  /// A time that is zero throughout one side, in a sentence, and whether that can fail the gate.
  case oneSided(String, gates: Bool)
  /// Of times among which some are zero the mean has a ratio, in a sentence.
  case mean(String)

  /// The rule for raw values; nil where none of them is zero, and where some are no measurements.
  init?(_ subject: MetricSubject, _ baseline: [[Double]], _ current: [[Double]]) {
    let sides = [baseline, current]
    guard sides.contains(where: \.hasZero), sides.allSatisfy(\.hasNoNegative) else { return nil }
    let areZero = (baseline.isZeroThroughout, current.isZeroThroughout)
    if areZero != (false, false), sides.allSatisfy(\.hasZero), subject.metric.unit == .nanoseconds {
      let note = "Values of both sides are zero: they are below a step of the clock, and nothing is known of them."
      self = areZero == (true, true) ? .never : .oneSided(note, gates: false)
    } else if let rule = Self.rule(subject, areZero) {
      self = rule
    } else {
      let (zeros, all) = (sides.reduce(0) { $0 + $1.zeros }, sides.reduce(0) { $0 + $1.valueCount })
      let start = "\(zeros) of \(all) values are zero, below a step of the clock: "
      let areFew = sides.allSatisfy { Double($0.zeros) <= Self.fewZeros * Double($0.valueCount) }
      self =
        areFew
        ? .mean(start + "only the means have a ratio.")
        : .oneSided(start + "too many for a mean.", gates: subject.isTime && !sides.allSatisfy(\.hasZero))
    }
  }

  /// The share of zeros among the values of a side up to which their mean still tells something.
  private static let fewZeros = 0.25

  /// The rule for the figures that say where both sides lie; nil where both are above zero, or no figures at all.
  init?(_ subject: MetricSubject, _ baseline: Double, _ current: Double) {
    guard baseline == 0 || current == 0, baseline >= 0, current >= 0, (baseline + current).isFinite,
      let rule = Self.rule(subject, (baseline == 0, current == 0))
    else { return nil }
    self = rule
  }

  /// The rule where it depends on nothing but which sides are zero throughout.
  private static func rule(_ subject: MetricSubject, _ areZero: (baseline: Bool, current: Bool)) -> ZeroRule? {
    switch areZero {
    case (true, true): .never
    case _ where subject.metric.unit != .nanoseconds: .counts
    case (true, false): .oneSided(note("baseline"), gates: subject.isTime)
    case (false, true): .oneSided(note("current run"), gates: subject.isTime)
    case (false, false): nil
    }
  }

  private static func note(_ side: String) -> String {
    "It is zero in the \(side): a time is never zero, only too short for its clock."
  }

  /// The row of zeros on both sides.
  static func rowOfZeros(_ subject: MetricSubject, _ statistic: Statistic? = nil) -> ComparisonRow {
    subject.invalid(.notPositive, statistic: statistic, note: "It is zero on both sides.", gates: false)
  }

  /// The row of a time that is zero throughout one side.
  static func rowOfOneSide(
    _ subject: MetricSubject, _ note: String, gates: Bool, _ statistic: Statistic? = nil
  ) -> ComparisonRow {
    subject.invalid(.notPositive, statistic: statistic, note: note, gates: gates)
  }
}

extension [[Double]] {
  fileprivate var hasZero: Bool { contains { $0.contains(0) } }
  fileprivate var hasNoNegative: Bool { allSatisfy { $0.allSatisfy { $0 >= 0 && $0.isFinite } } }
  fileprivate var zeros: Int { reduce(0) { $0 + $1.count { $0 == 0 } } }
}
