import BenchModel
import BenchRunner
import CommandLineTool

/// The one line on standard error that says how far a run has come; silent unless a terminal shows it.
final class ProgressLine {
  private let line: TransientLine
  private var clock = ContinuousClock()
  private var begin: ContinuousClock.Instant?

  init(isShown: Bool, width: Int) {
    line = TransientLine(isShown: isShown, width: width)
  }

  /// Says beforehand what will happen and about how long it takes.
  func announce(benchmarks: Int, plan: RunPlan, on machine: RunEnvironment) {
    // A launch is its batches, about as much again for operations timed singly, warm-up and calibration, and its start.
    let each = plan.launchNanoseconds * 1.4 + 20e6
    let seconds = Double(benchmarks * plan.launches) * each * Self.slowness(of: machine) / 1e9
    announce(benchmarks, "\(plan.launches) launches", "about", seconds)
  }

  /// Says beforehand what will happen in a session and about how long it takes.
  ///
  /// - Parameters:
  ///   - isUntilDecided: whether benchmarks may have fewer rounds than planned.
  ///   - limit: after how many nanoseconds no further round begins; nil where there is no limit.
  func announce(
    benchmarks: Int, session plan: RunPlan, isUntilDecided: Bool, limit: Double?, on machine: RunEnvironment
  ) {
    // A round is its batches on both sides, a warm one each, operations timed singly, and two starts.
    let each = plan.launchNanoseconds * 2.4 + 40e6
    let whole = Double(benchmarks * plan.launches) * each * Self.slowness(of: machine) / 1e9
    let isLimited = limit.map { $0 / 1e9 < whole } ?? false
    announce(
      benchmarks, "\(isUntilDecided || isLimited ? "at most " : "")\(plan.launches) rounds",
      isLimited ? "at most" : isUntilDecided ? "at most about" : "about", isLimited ? (limit ?? 0) / 1e9 : whole)
  }

  /// By what factor the load makes everything slower: whoever waits for a processor shares it with what runs there.
  private static func slowness(of machine: RunEnvironment) -> Double {
    guard let load = machine.loadAtStart, let processors = machine.logicalProcessors, processors > 0 else { return 1 }
    return max(1, (load + 1) / Double(processors))
  }

  private func announce(_ benchmarks: Int, _ times: String, _ bound: String, _ seconds: Double) {
    line.leave(
      "\(benchmarks) benchmark\(benchmarks == 1 ? "" : "s") in \(times) each, \(bound) "
        + "\(DecimalText.fixed(seconds, decimals: 0)) s")
  }

  /// Says what is built before anything can be measured.
  func announce(building name: String) {
    line.leave("building \(name.printable)")
  }

  /// Says that what regressed is measured again.
  func announce(confirming count: Int) {
    line.leave("\(count) benchmark\(count == 1 ? "" : "s") regressed, measuring again in fresh processes")
  }

  /// Says which moment is waited for.
  func announce(moment: Int, of count: Int, pauseSeconds: Double) {
    line.leave("moment \(moment) of \(count), after a pause of \(DecimalText.fixed(pauseSeconds, decimals: 0)) s")
  }

  /// Says how long a build has been going on, and what it printed last.
  func show(building name: String, for elapsed: Duration, _ lastLine: String) {
    line.show("building \(name.printable): \(elapsed.components.seconds) s  \(lastLine.printable)")
  }

  /// Says that times are there and instructions are counted now.
  func announce(countingWith counter: String) {
    line.leave("counting instructions with \(counter.printable)")
  }

  /// Says how many benchmarks have been counted, each start of a side by itself.
  func show(counted done: Int, of count: Int) {
    line.show("[\(done)/\(count)] counted")
  }

  func show(_ event: RunEvent) {
    switch event {
    case .launching(let id, let launch, let count):
      let now = clock.now
      let start = begin ?? now
      begin = start
      var left = ""
      if launch > 0 {
        let perLaunch = start.duration(to: now) / launch
        left = ", \((perLaunch * (count - launch)).components.seconds) s left"
      }
      line.show("[\(launch + 1)/\(count)\(left)] \(id.description.printable)")
    case .failed(let id, let failure):
      line.leave("\(id.description.printable): \(failure.kind.rawValue): \(failure.reason.printable)")
    case .stopping: line.leave("stopping; what has finished is kept")
    }
  }

  func clear() {
    line.clear()
  }
}
