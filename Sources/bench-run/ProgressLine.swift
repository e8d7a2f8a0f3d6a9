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
  func announce(benchmarks: Int, plan: RunPlan) {
    // A launch is its batches, about as much again for operations timed singly, warm-up and calibration, and its start.
    announce(benchmarks, plan.launches, "launches", nanosecondsEach: plan.launchNanoseconds * 1.4 + 20e6)
  }

  /// Says beforehand what will happen in a session and about how long it takes.
  func announce(benchmarks: Int, session plan: RunPlan) {
    // A round is its batches on both sides, a warm one each, operations timed singly, and two starts.
    announce(benchmarks, plan.launches, "rounds", nanosecondsEach: plan.launchNanoseconds * 2.4 + 40e6)
  }

  private func announce(_ benchmarks: Int, _ times: Int, _ name: String, nanosecondsEach: Double) {
    let seconds = Double(benchmarks * times) * nanosecondsEach / 1e9
    line.leave(
      "\(benchmarks) benchmark\(benchmarks == 1 ? "" : "s") in \(times) \(name) each, "
        + "about \(DecimalText.fixed(seconds, decimals: 0)) s")
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
