/// Programs that are run to their end for what they do, and not to measure them: version control and builds.
struct ProgramCall {
  let children: ChildProcessSet
  let environment: [String: String]
  let directory: String?

  /// What a program gets between TERM and KILL when it is stopped.
  private static let grace = Duration.seconds(2)

  /// Runs a program; every end but an accepted status is an error.
  @discardableResult
  func run(_ arguments: [String], accepting accepted: Set<Int32> = [0]) throws(CheckoutError) -> CapturedOutput {
    let outcome: ChildProcessOutcome
    do throws(ChildProcessError) {
      let child = try children.start(ChildProcessLaunch(arguments, environment: environment, directory: directory))
      do throws(ChildProcessError) {
        outcome = try children.wait(for: child, by: .never, grace: Self.grace)
      } catch {
        _ = try? children.end([child], grace: Self.grace)
        throw error
      }
    } catch {
      if error == .interrupted { throw .interrupted }
      throw .cannotRun(program: arguments[0], reason: error.message)
    }
    switch outcome.ending {
    case .exited(let code) where accepted.contains(code): return outcome.output
    case .exited(let code): throw failed(arguments, "ended with status \(code)", outcome)
    case .signaled(let number): throw failed(arguments, "was killed by \(Signal.name(number))", outcome)
    case .timedOut: throw failed(arguments, "did not end", outcome)
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
}
