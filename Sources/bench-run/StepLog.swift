import BenchRunner
import CommandLineTool

/// What is said on standard error of builds: a line for each step where somebody wants to read it later, and on a
/// terminal how far it has come.
struct StepLog {
  private let progress: ProgressLine
  private let begin = ContinuousClock.now
  /// Whether a step has a line that stays.
  private let isShown: Bool

  init(command: RunCommand, isShown: Bool) {
    progress = command.makeProgressLine()
    self.isShown = isShown && !command.options.quiet
  }

  /// Says what is built.
  func announce(building name: String, by build: BuildStep) {
    guard isShown else { return progress.announce(building: name) }
    say("building \(name): \(build.line)")
  }

  /// What is told of a build while it goes on.
  func watch(building name: String) -> ProgramCall.Watch {
    { elapsed, line in progress.show(building: name, for: elapsed, line) }
  }

  /// Says what a reader ought to know, whether each step is said or not.
  func note(_ text: String) {
    progress.clear()
    Self.write(text)
  }

  /// Says where a build comes from.
  func finish(_ name: String, _ source: BuiltCheckout.Source, wasBuilt: Bool) {
    guard isShown, wasBuilt else { return }
    progress.clear()
    let seconds = begin.duration(to: .now).components.seconds
    say(source == .kept ? "found \(name) as it was built before" : "built \(name) in \(seconds) s")
  }

  func clear() { progress.clear() }

  private func say(_ text: String) {
    if isShown { Self.write(text) }
  }

  private static func write(_ text: String) {
    // Who closed standard error does not want these lines.
    try? StandardStream.error.write("bench-run: \(text.printable)\n")
  }
}
