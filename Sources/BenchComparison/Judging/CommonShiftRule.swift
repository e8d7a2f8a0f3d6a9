import BenchModel
import BenchStatistics
import Glibc

/// Finds a move that most benchmarks share: another machine state, another build, or code that all of them use.
///
/// It is reported and never subtracted: the figures cannot tell what it hides or feigns.
enum CommonShiftRule {
  /// The fewest benchmarks of which "most" can be said.
  private static let fewest = 3
  /// How many of the benchmarks have to agree with the common part.
  private static let majority = 0.75
  /// The confidence with which the common part is not zero, where the benchmarks' own intervals do not say so.
  private static let confidence = 0.99

  /// The benchmarks' common part with what is known of its cause, nil where there is none worth a word.
  ///
  /// The common part is the median of the changes of the benchmarks' own figures. It is real when more than half of
  /// their own intervals exclude no change on its side, or when its own interval from order statistics does (which
  /// needs eight benchmarks); it is common when three quarters of them are compatible with it, by their interval or to
  /// within half of it; and it is worth a word from half the median tolerance on.
  static func shift(of rows: [ComparisonRow], cause: CommonShift.Cause) -> CommonShift? {
    let moves = moves(of: rows)
    guard moves.count >= fewest, let places = try? OrderedSample(moves.map(\.value)),
      let tolerances = try? OrderedSample(moves.map(\.tolerance))
    else { return nil }
    let common = places.median
    let moved = moves.count { $0.agrees(with: common) }
    guard common.magnitude >= tolerances.median / 2, common != 0, Double(moved) >= majority * Double(moves.count),
      isReal(common, moves, places)
    else { return nil }
    return CommonShift(
      value: expm1(common), cause: cause, moved: moved, benchmarks: moves.count,
      exceedsTolerance: common.magnitude > tolerances.median)
  }

  private static func isReal(_ common: Double, _ moves: [Move], _ places: OrderedSample) -> Bool {
    if moves.count(where: { common > 0 ? $0.lower > 0 : $0.upper < 0 }) * 2 > moves.count { return true }
    guard let interval = try? places.quantileInterval(0.5, confidence: confidence) else { return false }
    return common > 0 ? interval.lower > 0 : interval.upper < 0
  }

  /// One benchmark's own change, on logarithms, positive is worse.
  private struct Move {
    let value: Double
    let lower: Double
    let upper: Double
    let tolerance: Double

    func agrees(with common: Double) -> Bool {
      (lower.isFinite && upper.isFinite && lower <= common && common <= upper)
        || (value - common).magnitude <= common.magnitude / 2
    }
  }

  /// One move a benchmark: of its time where it has one, since that is what a machine's state moves.
  private static func moves(of rows: [ComparisonRow]) -> [Move] {
    let standing = rows.standingForMetrics
    let numbers = BenchmarkNumbers(of: standing)
    var chosen = [(isTime: Bool, move: Move)?](repeating: nil, count: numbers.ids.count)
    for (row, number) in zip(standing, numbers.ofRows) {
      guard let metric = row.metric, metric.isTimeOrRate,
        let move = move(of: row, Orientation(direction: metric.direction))
      else { continue }
      let isTime = metric.is(.time)
      if let present = chosen[number], present.isTime || !isTime { continue }
      chosen[number] = (isTime, move)
    }
    return chosen.compactMap { $0?.move }
  }

  private static func move(of row: ComparisonRow, _ orientation: Orientation) -> Move? {
    guard let change = row.change, let tolerance = row.toleranceShare else { return nil }
    let value = orientation.logDistance(ofShare: change.value)
    guard value.isFinite else { return nil }
    return Move(
      value: value, lower: change.lower.map { orientation.logDistance(ofShare: $0) } ?? -.infinity,
      upper: change.upper.map { orientation.logDistance(ofShare: $0) } ?? .infinity,
      tolerance: orientation.logDistance(ofShare: tolerance))
  }
}

extension ComparisonRow {
  /// The row with what is left of its change beyond the part that it shares with the others.
  ///
  /// A row of two moments that regressed by no more than that part and its tolerance is doubtful: the part may be the
  /// machine's.
  func beyond(_ shift: CommonShift) -> ComparisonRow {
    guard let change, let metric, metric.isTimeOrRate else {
      return self
    }
    let orientation = Orientation(direction: metric.direction)
    let rest = orientation.logDistance(ofShare: change.value) - log1p(shift.value)
    guard rest.isFinite else { return self }
    let row = with(changeBeyondCommon: orientation.share(ofLogDistance: rest))
    guard shift.cause == .unknown, shift.value > 0, verdict == .regressed, let tolerance = toleranceShare,
      let lower = change.lower
    else { return row }
    let clears = orientation.logDistance(ofShare: lower) - log1p(shift.value)
    return clears > orientation.logDistance(ofShare: tolerance) ? row : row.doubted
  }
}
