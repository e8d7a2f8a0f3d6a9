import Glibc
import Testing

@testable import BenchRunner

/// A launch of a shell script with nothing but a search path in its environment.
func shell(
  _ script: String, speaksProtocol: Bool = false, answerLimit: Int = ChildProcessLaunch.defaultAnswerLimit
) -> ChildProcessLaunch {
  ChildProcessLaunch(
    ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], speaksProtocol: speaksProtocol,
    answerLimit: answerLimit)
}

/// Far longer than anything here takes: reaching it is a failure.
var longEnough: Deadline { .after(.seconds(60)) }

/// Starts a script and waits for its end.
func outcome(of launch: ChildProcessLaunch) throws -> ChildProcessOutcome {
  let set = ChildProcessSet()
  return try set.wait(for: set.start(launch), by: longEnough, grace: .seconds(1))
}

@Suite("How a child ends")
struct ChildProcessEndingTests {
  @Test("Exit statuses are told as they are", arguments: [0, 1, 2, 77, 255] as [Int32])
  func exitStatus(status: Int32) throws {
    #expect(try outcome(of: shell("exit \(status)")).ending == .exited(status))
  }

  @Test("Signals are told as they are", arguments: [SIGSEGV, SIGKILL, SIGILL, SIGABRT, SIGTERM, SIGPIPE])
  func signals(number: Int32) throws {
    #expect(try outcome(of: shell("kill -\(number) $$; sleep 1000")).ending == .signaled(number))
  }

  @Test(
    "A child that hangs, spins, floods, ignores TERM or stopped itself is ended at its deadline",
    arguments: [
      "sleep 1000", "while :; do :; done", "trap '' TERM; while :; do sleep 1000; done", "kill -STOP $$",
      "sleep 1000 & trap '' TERM; wait", "yes & yes & yes & yes & trap '' TERM; yes",
    ])
  func timeout(script: String) throws {
    let set = ChildProcessSet()
    let child = try set.start(shell(script))
    let outcome = try set.wait(for: child, by: .after(.milliseconds(50)), grace: .milliseconds(50))
    #expect(outcome.ending == .timedOut)
    #expect(kill(child.identifier, 0) == -1 && errno == ESRCH)
  }

  @Test("Of children that hang with children of their own nothing remains, one after the other")
  func nothingRemains() throws {
    for trial in 0..<LongForm.count(8, 200) {
      let set = ChildProcessSet()
      let script = "trap '' TERM; sleep 1000 & first=$!; sleep 1000 & echo $first $! >&4; wait; wait"
      let child = try set.start(shell(script, speaksProtocol: true))
      let line = String(decoding: try set.receiveLine(from: child, by: longEnough), as: UTF8.self)
      let outcome = try set.wait(for: child, by: .after(.milliseconds(trial % 7)), grace: .milliseconds(5))
      #expect(outcome.ending == .timedOut)
      let grandchildren = line.split(separator: " ").compactMap { Int32($0) }
      #expect(grandchildren.count == 2 && grandchildren.allSatisfy(hasEnded), "trial \(trial)")
    }
  }

  @Test("A child may tidy up within its grace")
  func grace() throws {
    let set = ChildProcessSet()
    let child = try set.start(
      shell("trap 'echo tidied; exit 0' TERM; echo ready >&4; sleep 1000 & wait", speaksProtocol: true))
    _ = try set.receiveLine(from: child, by: longEnough)
    let outcome = try set.wait(for: child, by: .after(.zero), grace: .seconds(60))
    #expect(outcome.ending == .timedOut)
    #expect(outcome.output.head == Array("tidied\n".utf8))
  }

  @Test("A child that is ended on purpose is told by its signal, not as late")
  func endedOnPurpose() throws {
    let set = ChildProcessSet()
    let child = try set.start(shell("sleep 1000"))
    #expect(try set.end([child], grace: .seconds(60)).map(\.ending) == [.signaled(SIGTERM)])
    #expect(try set.end([child], grace: .zero).map(\.ending) == [.signaled(SIGTERM)])
  }

  @Test("A grandchild that holds the pipes is not waited for, and ends with its group")
  func grandchild() throws {
    let outcome = try outcome(of: shell("sleep 1000 & echo $!"))
    #expect(outcome.ending == .exited(0))
    let text = String(decoding: outcome.output.head, as: UTF8.self)
    let grandchild = try #require(Int32(text.split(separator: "\n").first ?? ""))
    #expect(hasEnded(grandchild))
  }

  @Test("Several children end within one grace, and those that are forgotten end with their set")
  func severalChildren() throws {
    var set = ChildProcessSet()
    var children: [ChildProcess] = []
    for _ in 0..<4 {
      let child = try set.start(shell("trap '' TERM; echo ready >&4; sleep 1000; sleep 1000", speaksProtocol: true))
      _ = try set.receiveLine(from: child, by: longEnough)
      children.append(child)
    }
    try set.endAll(grace: .milliseconds(20))
    #expect(children.allSatisfy { $0.outcome?.ending == .signaled(SIGKILL) })
    let forgotten = try set.start(shell("sleep 1000"))
    set = ChildProcessSet()
    #expect(kill(forgotten.identifier, 0) == -1 && errno == ESRCH)
  }

  @Test("What cannot be started is a clear error")
  func cannotStart() throws {
    let set = ChildProcessSet()
    let cases: [([String], Int32)] = [
      (["/nonexistent/program"], ENOENT), (["no-such-program-anywhere"], ENOENT), (["/etc/passwd"], EACCES),
      (["/"], EACCES), ([], EINVAL), ([""], EINVAL), (["/bin/echo", "a\0b"], EINVAL),
    ]
    for (arguments, code) in cases {
      #expect(throws: ChildProcessError.cannotStart(program: arguments.first ?? "", code: code)) {
        try set.start(ChildProcessLaunch(arguments, environment: [:]))
      }
    }
    #expect(throws: ChildProcessError.noWorkingDirectory("/nonexistent")) {
      try set.start(ChildProcessLaunch(["/bin/true"], environment: [:], directory: "/nonexistent"))
    }
    #expect(
      ChildProcessError.cannotStart(program: "x", code: ENOENT).message
        == "cannot start 'x': there is no such program; check the path, or PATH for a plain name")
  }

  @Test("A file that is no program is refused rather than given to a shell")
  func notAProgram() throws {
    var template = Array("/tmp/child-process-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    _ = write(file, "exit 0\n", 7)
    fchmod(file, 0o755)
    close(file)
    #expect(throws: ChildProcessError.cannotStart(program: path, code: ENOEXEC)) {
      try outcome(of: ChildProcessLaunch([path], environment: [:]))
    }
  }

  @Test("A descriptor that becomes readable ends a wait, and the children can still be ended")
  func interruption() throws {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    defer { for end in ends { close(end) } }
    let set = ChildProcessSet(interruptedBy: ends[0])
    let child = try set.start(shell("sleep 1000", speaksProtocol: true))
    _ = write(ends[1], "x", 1)
    #expect(throws: ChildProcessError.interrupted) { try set.receiveLine(from: child, by: longEnough) }
    #expect(throws: ChildProcessError.interrupted) { try set.wait(for: child, by: longEnough, grace: .zero) }
    try set.endAll(grace: .seconds(60))
    #expect(child.outcome?.ending == .signaled(SIGTERM))
  }

  /// Whether a process is gone, or dead and not yet fetched by its parent; a killed one is given time to go.
  private func hasEnded(_ process: Int32) -> Bool {
    for _ in 0..<10_000 {
      guard let stream = fopen("/proc/\(process)/stat", "r") else { return true }
      defer { fclose(stream) }
      var text: [UInt8] = []
      while case let byte = fgetc(stream), byte != EOF { text.append(UInt8(byte)) }
      // The state follows the name in parentheses.
      if String(decoding: text, as: UTF8.self).contains(") Z ") { return true }
      usleep(1000)
    }
    return false
  }
}
