package import BenchModel

/// The scaled unit that the figures of one row share, so that they can be compared at a glance; one of more than four
/// digits in it, as the largest of a thousand operations may be, has a unit of its own.
package struct RowUnit {
  private let unit: Metric.Unit
  private let scale: Quantity.Scale

  /// The largest scaled unit in which the largest of the figures is at least one.
  package init(_ unit: Metric.Unit, for figures: [Double?]) {
    let magnitudes = figures.compactMap { $0?.magnitude }.filter(\.isFinite)
    self.unit = unit
    scale = Quantity.scale(for: magnitudes.max() ?? 0, unit: unit)
  }

  /// A figure with its unit; nothing for nothing.
  package func text(_ value: Double?) -> Inline {
    guard let value else { return Inline() }
    let scale = scale(of: value)
    return "\(number(value, in: scale))\(scale, unit: unit)"
  }

  private func scale(of value: Double) -> Quantity.Scale {
    let shown = (value / scale.factor).magnitude
    return shown.isFinite && shown >= Self.fiveDigits ? Quantity.scale(for: value.magnitude, unit: unit) : scale
  }

  /// What is rounded to five digits.
  private static let fiveDigits = 9_999.5

  /// A figure that somebody chose, without zeros that say nothing.
  package func text(chosen value: Double) -> Inline {
    "\(value / scale.factor, chosen: 4)\(scale, unit: unit)"
  }

  /// An estimate with its interval and the interval's confidence.
  package func text(_ estimate: Estimate) -> Inline {
    guard let interval = interval(of: estimate), let confidence = estimate.confidence else {
      return text(withoutConfidence: estimate)
    }
    return "\(text(estimate.value)) (\(interval) at \(Inline.confidence(confidence)))"
  }

  /// An estimate with its interval, for places that state the confidence once.
  package func text(withoutConfidence estimate: Estimate) -> Inline {
    guard let interval = interval(of: estimate) else { return text(estimate.value) }
    return "\(text(estimate.value)) (\(interval))"
  }

  /// The ends of an estimate's interval; nil without one.
  package func interval(of estimate: Estimate) -> Inline? {
    guard let lower = estimate.lower, let upper = estimate.upper else { return nil }
    let (low, high) = (scale(of: lower), scale(of: upper))
    let first: Inline = low.factor == high.factor ? number(lower, in: low) : text(lower)
    return "\(first) to \(text(upper))"
  }

  /// The figure alone; a whole count of things or bytes has no decimals.
  private func number(_ value: Double, in scale: Quantity.Scale) -> Inline {
    let isCounted = scale.factor == 1 && [.count, .bytes].contains(unit) && value.rounded() == value
    return isCounted ? "\(value, decimals: 0)" : "\(value / scale.factor, digits: 4)"
  }
}

extension Inline {
  /// What a figure of a metric is called: by the metric alone where the statistic is the one that stands for it.
  package static func figure(_ metric: Metric, _ statistic: Statistic?) -> Inline {
    guard let statistic, statistic.qualifier != nil else { return .name(metric.name) }
    return "\(name: metric.name) \(word: statistic)"
  }

  /// A share as a percentage with its sign; small ones with two decimals, so that they do not read as nothing.
  package static func change(_ share: Double) -> Inline {
    guard !share.isNaN else { return "NaN" }
    let percent = share.magnitude * 100
    let decimals = percent < 1 ? 2 : percent < 1000 ? 1 : 0
    let sign: Inline = share > 0 ? "+" : share < 0 ? "-" : ""
    return "\(sign)\(percent, decimals: decimals)%"
  }

  /// The end of a change's interval; one beyond a thousand times the baseline says nothing, and no figure says more.
  package static func intervalEnd(_ share: Double) -> Inline {
    guard share.magnitude > 1000, share.isFinite else { return change(share) }
    return share > 0 ? "over \(change(1000))" : "under \(change(-1000))"
  }

  /// The smallest change that can be seen; beyond eleven times the baseline it is as good as none, and no figure for it
  /// means more than that.
  package static func detectable(_ share: Double) -> Inline {
    share > 10 ? "over \(change(10))" : change(share)
  }

  /// A share as a percentage without a sign.
  package static func share(_ share: Double) -> Inline {
    let percent = share * 100
    return "\(percent, decimals: percent.magnitude < 10 ? 2 : 1)%"
  }

  /// A confidence as a percentage; one that is not certain is never printed as 100 %.
  package static func confidence(_ confidence: Double) -> Inline {
    let percent = confidence * 100
    if confidence < 1, percent >= 99.99995 { return ">99.9999%" }
    // As many decimals as it has, so that the level that decided is the one that is read; four tell 99.9942 from 99.99,
    // and where it is lower nobody reads more than two.
    let most = percent < 99.9 ? 2 : 4
    let decimals = (0..<most).first { (percent - Self.rounded(percent, $0)).magnitude < 5e-7 } ?? most
    return "\(percent, decimals: decimals)%"
  }

  private static func rounded(_ number: Double, _ decimals: Int) -> Double {
    let scale = [1, 10, 100, 1000][decimals]
    return (number * Double(scale)).rounded() / Double(scale)
  }

  /// A ratio, such as `45.53×`.
  package static func ratio(_ ratio: Double) -> Inline {
    "\(ratio, digits: 4)×"
  }

  /// A count with its noun.
  package static func count(_ count: Int, _ one: Inline, _ many: Inline) -> Inline {
    "\(count) \(count == 1 ? one : many)"
  }

  /// What a benchmark is called on a page: its identity, and the label that people know it by where it has one.
  package static func benchmark(_ id: BenchmarkID, label: String?) -> Inline {
    label.map { "\(name: id.description) \(name: $0)" } ?? .name(id.description)
  }
}

extension [BenchmarkID] {
  /// The group that all of them are of, if there is one.
  package var sharedGroup: String? {
    guard let group = first?.group, !group.isEmpty else { return nil }
    return allSatisfy { $0.group.isSameName(as: group) } ? group : nil
  }

  /// What stands above a table that leaves the shared group out of its rows.
  package var groupLine: Block? {
    sharedGroup.map { .paragraph("All of group \(name: $0):") }
  }
}
