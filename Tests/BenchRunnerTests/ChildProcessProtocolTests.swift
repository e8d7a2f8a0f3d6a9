import Glibc
import Testing

@testable import BenchRunner

@Suite("Requests and answers")
struct ChildProcessProtocolTests {
  private static let echo = "while read -r line <&3; do echo \"$line\" >&4; done"

  private func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }

  @Test("Requests are answered one by one until they end")
  func roundTrips() throws {
    let set = ChildProcessSet()
    let child = try set.start(shell(Self.echo, speaksProtocol: true))
    for request in ["one", "", "two words", String(repeating: "x", count: 200_000)] {
      try set.send(Array(request.utf8), to: child, by: longEnough)
      #expect(try text(set.receiveLine(from: child, by: longEnough)) == request)
    }
    set.finishRequests(to: child)
    #expect(try set.wait(for: child, by: longEnough, grace: .zero).ending == .exited(0))
    #expect(throws: ChildProcessError.requestsClosed) { try set.send([], to: child, by: longEnough) }
    #expect(throws: ChildProcessError.answersClosed) { try set.receiveLine(from: child, by: longEnough) }
  }

  @Test("Two children answer in turn while a third floods its output")
  func alternating() throws {
    let set = ChildProcessSet()
    let noisy = try set.start(shell("yes"))
    let pair = [
      try set.start(shell(Self.echo, speaksProtocol: true)),
      try set.start(shell("yes | head -c 300000; " + Self.echo, speaksProtocol: true)),
    ]
    for round in 0..<50 {
      for (side, child) in pair.enumerated() {
        try set.send(Array("\(side) \(round)".utf8), to: child, by: longEnough)
        #expect(try text(set.receiveLine(from: child, by: longEnough)) == "\(side) \(round)")
      }
    }
    try set.endAll(grace: .seconds(60))
    #expect(pair[1].outcome?.output.head.count == CapturedOutput.usualPart)
    #expect(noisy.outcome?.ending == .signaled(SIGTERM))
  }

  @Test("An answer may come in pieces, and several at once")
  func pieces() throws {
    let set = ChildProcessSet()
    let script = "printf on >&4; sleep 0.01; printf 'e\\ntwo\\nth' >&4; sleep 0.01; printf 'ree\\nrest' >&4"
    let child = try set.start(shell(script, speaksProtocol: true))
    for expected in ["one", "two", "three"] {
      #expect(try text(set.receiveLine(from: child, by: longEnough)) == expected)
    }
    #expect(throws: ChildProcessError.answersClosed) { try set.receiveLine(from: child, by: longEnough) }
  }

  @Test("Answers written just before the end are still there after it")
  func answersBeforeTheEnd() throws {
    let set = ChildProcessSet()
    let child = try set.start(shell("echo one >&4; echo two >&4; exit 3", speaksProtocol: true))
    #expect(try set.wait(for: child, by: longEnough, grace: .zero).ending == .exited(3))
    #expect(try text(set.receiveLine(from: child, by: longEnough)) == "one")
    #expect(try text(set.receiveLine(from: child, by: longEnough)) == "two")
    #expect(throws: ChildProcessError.answersClosed) { try set.receiveLine(from: child, by: longEnough) }
  }

  @Test("An answer without end and a flood of answers are errors of their own")
  func tooMuch() throws {
    let set = ChildProcessSet()
    let endless = try set.start(shell("yes | tr -d '\\n' >&4", speaksProtocol: true, answerLimit: 100_000))
    #expect(throws: ChildProcessError.answerTooLong(limit: 100_000)) {
      try set.receiveLine(from: endless, by: longEnough)
    }
    let flooding = try set.start(shell("yes >&4", speaksProtocol: true, answerLimit: 100_000))
    // Answers pile up while another child is waited for.
    let slow = try set.start(shell("while read -r go <&3; do echo slow >&4; done", speaksProtocol: true))
    while flooding.answersFailure == nil {
      try set.send([], to: slow, by: longEnough)
      _ = try set.receiveLine(from: slow, by: longEnough)
    }
    #expect(throws: ChildProcessError.answersFlooded(limit: 100_000)) {
      try set.receiveLine(from: flooding, by: longEnough)
    }
    try set.endAll(grace: .seconds(60))
  }

  @Test("A child that closes its answers or its requests is noticed while it lives")
  func closedDescriptors() throws {
    let set = ChildProcessSet()
    let silent = try set.start(shell("exec 4>&-; sleep 1000", speaksProtocol: true))
    #expect(throws: ChildProcessError.answersClosed) { try set.receiveLine(from: silent, by: longEnough) }
    let deaf = try set.start(shell("exec 3<&-; echo deaf >&4; sleep 1000", speaksProtocol: true))
    #expect(try text(set.receiveLine(from: deaf, by: longEnough)) == "deaf")
    // A child that another test is just starting holds a copy of every descriptor until it is a program of its own.
    #expect(throws: ChildProcessError.requestsClosed) { while true { try set.send([], to: deaf, by: longEnough) } }
    try set.endAll(grace: .zero)
  }

  @Test("A child that dies instead of answering is noticed")
  func death() throws {
    let set = ChildProcessSet()
    let child = try set.start(shell("read -r line <&3; kill -SEGV $$", speaksProtocol: true))
    try set.send(Array("go".utf8), to: child, by: longEnough)
    #expect(throws: ChildProcessError.answersClosed) { try set.receiveLine(from: child, by: longEnough) }
    #expect(try set.wait(for: child, by: longEnough, grace: .zero).ending == .signaled(SIGSEGV))
  }

  @Test("Neither an answer that does not come nor a request that is not read is waited for beyond the deadline")
  func deadlines() throws {
    let set = ChildProcessSet()
    let child = try set.start(shell("sleep 1000", speaksProtocol: true))
    #expect(throws: ChildProcessError.deadlinePassed) {
      try set.receiveLine(from: child, by: .after(.milliseconds(10)))
    }
    #expect(throws: ChildProcessError.deadlinePassed) {
      try set.send([UInt8](repeating: 0x78, count: 1 << 20), to: child, by: .after(.milliseconds(10)))
    }
    #expect(throws: ChildProcessError.deadlinePassed) {
      try set.receiveLine(from: child, by: .after(.seconds(-5)))
    }
    try set.endAll(grace: .zero)
  }

  @Test("A child without protocol has neither requests nor answers")
  func noProtocol() throws {
    let set = ChildProcessSet()
    let child = try set.start(shell("sleep 1000"))
    #expect(throws: ChildProcessError.requestsClosed) { try set.send([], to: child, by: longEnough) }
    #expect(throws: ChildProcessError.answersClosed) { try set.receiveLine(from: child, by: longEnough) }
    try set.endAll(grace: .zero)
  }
}
