import BenchModel
import BenchRunner
import CommandLineTool

/// What standard error says of how far a run has come: one line that the next one replaces on a terminal, and a line
/// now and then elsewhere, so that a log shows that the run lives.
final class ProgressLine {
  /// Who reads it.
  enum Reader {
    case nobody
    case terminal(width: Int)
    case log
  }

  private let reader: Reader
  private let line: TransientLine
  private let begin = ContinuousClock.now
  private var remaining = RemainingTime()
  /// When a log was last told something.
  private var lastTold: ContinuousClock.Instant

  /// In a log a line is a line for ever: that of a run of seconds says nothing.
  private static let pause = Duration.seconds(15)

  init(for reader: Reader) {
    self.reader = reader
    lastTold = begin
    if case .terminal(let width) = reader {
      line = TransientLine(isShown: true, width: width)
    } else {
      line = TransientLine(isShown: false, width: 0)
    }
  }

  /// Says beforehand what will happen; how long it takes is known when the first launches were measured.
  func announce(benchmarks: Int, plan: RunPlan) {
    line.leave("\(Self.count(benchmarks)) in \(plan.launches) launches each")
  }

  /// Says beforehand what will happen in a session, and how long it takes at most where somebody has said so.
  ///
  /// - Parameters:
  ///   - isUntilDecided: whether benchmarks may have fewer rounds than planned.
  ///   - limit: after how many nanoseconds no further round begins; nil where there is no limit.
  func announce(benchmarks: Int, session plan: RunPlan, isUntilDecided: Bool, limit: Double?) {
    let bound = limit.map { ", at most \(RemainingTime.text(.nanoseconds(Int64(min($0, 1e18)))))" } ?? ""
    let rounds = "\(isUntilDecided || limit != nil ? "at most " : "")\(plan.launches) rounds each"
    line.leave("\(Self.count(benchmarks)) in \(rounds)\(bound)")
  }

  private static func count(_ benchmarks: Int) -> String { "\(benchmarks) benchmark\(benchmarks == 1 ? "" : "s")" }

  /// Says what is built before anything can be measured.
  func announce(building name: String) {
    line.leave("building \(name.printable)")
  }

  /// Says that what regressed is measured again.
  func announce(confirming count: Int) {
    line.leave("\(Self.count(count)) regressed, measuring again in fresh processes")
  }

  /// Says which moment is waited for.
  func announce(moment: Int, of count: Int, pauseSeconds: Double) {
    line.leave("moment \(moment) of \(count), after a pause of \(DecimalText.fixed(pauseSeconds, decimals: 0)) s")
  }

  /// Says how long a build has been going on, and what it printed last.
  func show(building name: String, for elapsed: Duration, _ lastLine: String) {
    show("building \(name.printable): \(elapsed.components.seconds) s  \(lastLine.printable)")
  }

  /// Says that times are there and instructions are counted now.
  func announce(countingWith counter: String) {
    line.leave("counting instructions with \(counter.printable)")
  }

  /// Says how many benchmarks have been counted, each start of a side by itself.
  func show(counted done: Int, of count: Int) {
    show("[\(done)/\(count)] counted")
  }

  func clear() {
    line.clear()
  }

  private func show(_ text: String) {
    line.show(text)
    guard case .log = reader, lastTold.duration(to: .now) >= Self.pause else { return }
    lastTold = .now
    // Who closed standard error does not want these lines.
    try? StandardStream.error.write("bench-run: \(text)\n")
  }
}

extension ProgressLine {
  func show(_ event: RunEvent) {
    let now = begin.duration(to: .now)
    switch event {
    case .launching(let id, let launch, let count):
      remaining.begin(id, at: now)
      let left = remaining.left(turns: count - launch, benchmarks: nil, limit: nil)
      show(Self.text(of: id, launch: launch, of: count, left: left))
    case .round(let id, let place):
      remaining.begin(id, at: now)
      let limit = place.nanosecondsLeft.map { Duration.nanoseconds(Int64(max(0, min($0, 1e18)))) }
      let left = remaining.left(
        turns: place.turnsAtMost - place.turns, benchmarks: place.benchmarks, limit: limit)
      show(Self.text(of: id, at: place, left: left))
    case .extraBegins: remaining.beginExtra(at: now)
    case .extraEnds: remaining.endExtra(at: now)
    case .left(let id, let turns): remaining.set(id, left: turns, at: now)
    case .failed(let id, let failure):
      remaining.set(id, left: 0, at: now)
      line.leave("\(id.description.printable): \(failure.kind.rawValue): \(failure.reason.printable)")
    case .stopping: line.leave("stopping; what has finished is kept")
    }
  }

  /// What is said of a launch of one side.
  static func text(of id: BenchmarkID, launch: Int, of count: Int, left: Duration?) -> String {
    "[\(launch + 1)/\(count)\(left.map { ", about \(RemainingTime.text($0)) left" } ?? "")] \(id.description.printable)"
  }

  /// What is said of a round: what it is of, how many are decided of all, and what is left.
  static func text(of id: BenchmarkID, at place: SessionPlace, left: Duration?) -> String {
    // Where benchmarks may be decided earlier, what is left is the most that it can be.
    let bound = place.decided == nil ? "about" : "at most"
    let done = place.decided.map { "\($0) of \(place.benchmarks) decided" } ?? "\(place.turns + 1)/\(place.turnsAtMost)"
    let left = left.map { ", \(bound) \(RemainingTime.text($0)) left" } ?? ""
    return "[\(done)\(left)] round \(place.round) of \(place.rounds): "
      + id.description.printable
  }
}
