/// Programs that are run to their end for what they do, and not to measure them: version control and builds.
package struct ProgramCall {
  let children: ChildProcessSet
  let environment: [String: String]
  let directory: String?

  /// Programs that are started in a folder, by itself the working directory.
  package init(children: ChildProcessSet, environment: [String: String], directory: String? = nil) {
    (self.children, self.environment, self.directory) = (children, environment, directory)
  }

  /// Is told how long a program has been running, and the last line that it printed.
  package typealias Watch = (Duration, String) -> Void

  /// What a program gets between TERM and KILL when it is stopped: whoever presses Ctrl-C waits for it.
  private static let grace = Duration.milliseconds(500)
  /// How often a watch is told of a program that is running.
  private static let interval = Duration.milliseconds(500)

  /// Runs a program; every end but an accepted status is an error.
  @discardableResult
  func run(
    _ arguments: [String], accepting accepted: Set<Int32> = [0], watch: Watch? = nil
  ) throws(CheckoutError) -> CapturedOutput {
    let outcome = try outcome(of: arguments, watch: watch)
    switch outcome.ending {
    case .exited(let code) where accepted.contains(code): return outcome.output
    case .exited(let code): throw failed(arguments, "ended with status \(code)", outcome)
    case .signaled(let number): throw failed(arguments, "was killed by \(Signal.name(number))", outcome)
    case .timedOut: throw failed(arguments, "did not end", outcome)
    }
  }

  /// Runs a program, however it ends.
  package func outcome(of arguments: [String], watch: Watch? = nil) throws(CheckoutError) -> ChildProcessOutcome {
    do throws(ChildProcessError) {
      let child = try children.start(ChildProcessLaunch(arguments, environment: environment, directory: directory))
      do throws(ChildProcessError) {
        guard let watch else { return try children.wait(for: child, by: .never, grace: Self.grace) }
        return try wait(for: child, telling: watch)
      } catch {
        _ = try? children.end([child], grace: Self.grace)
        throw error
      }
    } catch {
      if error == .interrupted { throw .interrupted }
      throw .cannotRun(program: arguments[0], reason: error.message)
    }
  }

  private func wait(
    for child: ChildProcess, telling watch: Watch
  ) throws(ChildProcessError) -> ChildProcessOutcome {
    let begin = ContinuousClock.now
    var counts = (output: 0, errors: 0)
    var line = ""
    while true {
      if let outcome = try children.outcome(of: child, by: .after(Self.interval)) { return outcome }
      // Of two streams, that which has grown says what is going on.
      if child.output.count > counts.output {
        line = child.output.lastLine
      } else if child.errors.count > counts.errors {
        line = child.errors.lastLine
      }
      counts = (child.output.count, child.errors.count)
      watch(begin.duration(to: .now), line)
    }
  }

  private func failed(_ arguments: [String], _ ending: String, _ outcome: ChildProcessOutcome) -> CheckoutError {
    let output = [outcome.output, outcome.errors].map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
    return .failed(command: arguments.joined(separator: " "), ending: ending, output: output)
  }
}

extension CapturedOutput {
  /// What was kept, as text without its last line feeds, and with a word about what was dropped.
  var text: String {
    let gap = omitted > 0 ? Array("\n... \(omitted) bytes ...\n".utf8) : []
    let bytes = head + gap + tail
    let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") }
    return String(decoding: end.map { bytes[...$0] } ?? [], as: UTF8.self)
  }

  /// The last line that is not empty, as text.
  var lastLine: String {
    let bytes = tail.isEmpty ? head : tail
    // A program that redraws its line ends it by a carriage return.
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    guard let last = bytes.lastIndex(where: { !isEnd($0) }) else { return "" }
    let first = bytes[..<last].lastIndex(where: isEnd).map { $0 + 1 } ?? 0
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
