import BenchModel
import Glibc

/// What the times of one row are taken to drift by between two moments where the comparison itself does not tell.
///
/// Recorded with nothing changed, as robust standard deviations of a row's best time beside the common move
/// (`benchmarks/evidence`): 0.6 % within an hour on an idle virtual machine, 0.7 to 1.3 % between days on dedicated
/// ones, about 2 % pinned at real-time priority on a shared one, 26 % at a load of 1.5 to 3 for each processor. Between
/// the idle and the busy machine nothing is recorded, and the logarithm is taken to rise evenly.
struct DriftPrior: Sendable {
  /// The standard deviation, on logarithms.
  let deviation: Double
  /// What it is at least, whatever launches say.
  let least: Double
  let source: Drift.Source

  /// The standard deviation of one launch a side, which differ as launches do as well.
  ///
  /// Single processes differed by about twice as much as two moments of many (median 56 % at load 3 to 6).
  var ofOneLaunch: Double { isStated ? deviation : 2 * deviation }

  /// Whether it was stated, so that nothing else is asked.
  var isStated: Bool { source == .policy }

  init(_ baseline: BenchmarkRun, _ current: BenchmarkRun, policy: Policy) {
    if let stated = policy.statedDrift {
      (deviation, least, source) = (log1p(stated), 0, .policy)
      return
    }
    // A self-test lasts minutes, and says nothing of what other days differ by.
    let least = Self.areNear(baseline, current) ? Self.withinAnHour : Self.betweenDays
    self.least = least
    let loads = [baseline, current].compactMap(\.environment.loadOfOthersPerProcessor)
    let load = loads.count == 2 ? loads.max() : nil
    if let measured = policy.measuredDrift, let load {
      let found = max(least, log1p(measured.deviation))
      // What was measured on the idle machine is no measure of a busy one.
      let isLikeThen = load <= max(measured.loadPerProcessor ?? 0, Self.idle)
      let recorded = isLikeThen ? 0 : Self.deviation(atLoad: load, least: least)
      (deviation, source) = recorded > found ? (recorded, .load) : (found, .selfTest)
      return
    }
    let loaded = load.map { Self.deviation(atLoad: $0, least: least) }
    // Launches of one program differ by more than the floor in one of twenty cases.
    let stated = policy.statedBetweenLaunchFloor.map { max(least, log1p($0) / Self.quantileOfFloor) }
    switch (loaded, stated) {
    case (let loaded?, let stated?) where stated > loaded: (deviation, source) = (stated, .floor)
    case (let loaded?, _): (deviation, source) = (loaded, .load)
    case (nil, let stated?): (deviation, source) = (stated, .floor)
    case (nil, nil): (deviation, source) = (Self.onBusyMachines, .unknownLoad)
    }
  }

  static let withinAnHour = 0.005
  static let betweenDays = 0.01
  static let onBusyMachines = 0.25
  /// The loads for each processor up to which a machine is idle, and from which on it is busy.
  private static let (idle, busy) = (0.5, 1.5)
  /// Two-sided 95 % of Student's t with the degrees of freedom of a drift.
  private static let quantileOfFloor = 2.776

  private static func deviation(atLoad load: Double, least: Double) -> Double {
    let place = min(max((load - idle) / (busy - idle), 0), 1)
    return least * pow(onBusyMachines / least, place)
  }

  /// Whether both runs began within an hour, by what they say.
  private static func areNear(_ baseline: BenchmarkRun, _ current: BenchmarkRun) -> Bool {
    guard let first = baseline.startedAt.flatMap({ try? Instant($0) }),
      let second = current.startedAt.flatMap({ try? Instant($0) })
    else { return false }
    return (first.secondsSinceEpoch - second.secondsSinceEpoch).magnitude <= 3600
  }
}
