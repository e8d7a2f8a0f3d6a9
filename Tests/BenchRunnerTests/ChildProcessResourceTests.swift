import Glibc
import Testing

@testable import BenchRunner

@Suite("What children cost this process")
struct ChildProcessResourceTests {
  @Test("After hundreds of children there are as many descriptors as before, and no zombie")
  func descriptors() async {
    await #expect(processExitsWith: .success) {
      var set = ChildProcessSet()
      func useOne(_ index: Int) throws {
        _ = try? set.start(ChildProcessLaunch(["/nonexistent"], environment: [:], speaksProtocol: true))
        let child = try set.start(shell("exit \(index % 3)", speaksProtocol: true))
        guard try set.wait(for: child, by: longEnough, grace: .zero).ending == .exited(Int32(index % 3)) else {
          exit(2)
        }
      }
      try useOne(0)
      let before = RealWorkers().openDescriptors
      for index in 0..<LongForm.count(300, 10_000) { try useOne(index) }
      guard RealWorkers().openDescriptors == before else { exit(3) }
      // One keeper did it all, and goes with its set.
      guard RealWorkers.children(of: getpid()).count == 1, RealWorkers().leftovers() == [] else { exit(4) }
      set = ChildProcessSet()
      exit(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD ? 0 : 5)
    }
  }

  @Test("A flood of 100 MB takes little memory")
  func flood() async {
    await #expect(processExitsWith: .success) {
      func peak() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
      }
      _ = try outcome(of: shell("head -c 1000000 /dev/zero"))
      let before = peak()
      let captured = try outcome(of: shell("head -c 100000000 /dev/zero")).output
      guard captured.omitted == 100_000_000 - 65_536 else { exit(2) }
      exit(peak() - before < 4096 ? 0 : 3)
    }
  }

  @Test("Descendants that outlive a child are found, in its group or out of it, and nothing of them remains")
  func strays() async {
    await #expect(processExitsWith: .success) {
      var set = ChildProcessSet(endingStrays: true)
      let innocent = try set.start(shell("sleep 1000"))
      // The stray starts one more, which becomes an orphan when the stray is killed.
      let script = "setsid sh -c 'setsid sleep 1000 & echo $$ >&4; wait' & sleep 1000 & read -r go <&3"
      let child = try set.start(shell(script, speaksProtocol: true))
      let line = try set.receiveLine(from: child, by: longEnough)
      set.finishRequests(to: child)
      let outcome = try set.wait(for: child, by: longEnough, grace: .zero)
      guard let strays = outcome.strays, strays.count == 3 else { exit(2) }
      guard let escaped = Int32(String(decoding: line, as: UTF8.self)), strays.contains(escaped) else { exit(3) }
      guard innocent.outcome == nil, kill(innocent.identifier, 0) == 0 else { exit(4) }
      guard try set.end([innocent], grace: .seconds(60)).first?.strays == [] else { exit(5) }
      set = ChildProcessSet(endingStrays: true)
      exit(RealWorkers().leftovers() == [] ? 0 : 6)
    }
  }

  @Test("A daemon with nothing of its parent's, neither environment nor session nor group, is found and ended")
  func daemon() throws {
    let set = ChildProcessSet(endingStrays: true)
    let innocent = try set.start(shell("(setsid env -i sleep 1000 &) & echo up >&4; sleep 1000", speaksProtocol: true))
    _ = try set.receiveLine(from: innocent, by: longEnough)
    let script = "setsid env -i /bin/sh -c 'echo $$ >&4; exec 3>&- 4>&-; sleep 1000; :' & read -r go <&3"
    let child = try set.start(shell(script, speaksProtocol: true))
    let line = try set.receiveLine(from: child, by: longEnough)
    set.finishRequests(to: child)
    let outcome = try set.wait(for: child, by: longEnough, grace: .zero)
    let daemon = try #require(Int32(String(decoding: line, as: UTF8.self)))
    // What the daemon itself had started is found once more where it outlives it by a moment.
    #expect(outcome.strays?.first == daemon)
    #expect(kill(daemon, 0) == -1 && errno == ESRCH)
    // What another child left belongs to that one, although nobody can see it.
    let kept = RealWorkers.children(of: try #require(RealWorkers.parent(of: innocent.identifier)))
    #expect(kept.count == 2)
    try set.end([innocent], grace: .seconds(60))
    #expect(kept.allSatisfy { kill($0, 0) == -1 && errno == ESRCH })
  }

  @Test("What ends by itself within a moment is no stray")
  func patience() throws {
    // On a busy machine a moment is over before another process had a turn; without any patience it always is.
    let isPatient = try (0..<20).contains { _ in
      let set = ChildProcessSet(endingStrays: true)
      let child = try set.start(shell("setsid sleep 0.02 &"))
      return try set.wait(for: child, by: longEnough, grace: .zero).strays == []
    }
    #expect(isPatient)
  }

  @Test("Without a look at strays, what left its group lives on, unless its child was asked to end")
  func leftAlone() throws {
    var set = ChildProcessSet()
    let script = "setsid sleep 1000 & echo $! >&4; read -r go <&3"
    func daemon(endedOnPurpose: Bool) throws -> Int32 {
      let child = try set.start(shell(script, speaksProtocol: true))
      let line = try set.receiveLine(from: child, by: longEnough)
      set.finishRequests(to: child)
      if endedOnPurpose { child.signal(SIGTERM) }
      _ = try set.wait(for: child, by: longEnough, grace: .zero)
      return try #require(Int32(String(decoding: line, as: UTF8.self)))
    }
    let lasting = try daemon(endedOnPurpose: false)
    set = ChildProcessSet()
    #expect(kill(lasting, SIGKILL) == 0)
    let ended = try daemon(endedOnPurpose: true)
    #expect(kill(ended, 0) == -1 && errno == ESRCH)
  }

  @Test("When the process that started them is killed, its children and their daemons end, and its will is done")
  func killed() async throws {
    var template = Array("/tmp/killed-process-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
      let set = ChildProcessSet(endingStrays: true)
      let keeper = try ProcessKeeper()
      try keeper.bequeath(["/bin/sh", "-c", "echo done >\"$0/will\"", folder])
      let script = """
        trap '' INT TERM HUP
        (setsid env -i /bin/sh -c 'echo $$ >"$0/daemon"; exec 3>&- 4>&-; sleep 1000; :' "$0" &)
        echo $$ >"$0/child"
        while [ ! -s "$0/daemon" ]; do sleep 0.01; done
        echo up >&4
        while :; do sleep 1000; done
        """
      var launch = shell(script, speaksProtocol: true)
      launch.arguments.append(folder)
      let child = try set.start(launch)
      _ = try set.receiveLine(from: child, by: longEnough)
      kill(getpid(), SIGKILL)
    }
    for name in ["child", "daemon"] {
      let process = try #require(number(in: "\(folder)/\(name)"))
      #expect(waitFor { kill(process, 0) == -1 && errno == ESRCH }, "\(name) \(process) lives")
    }
    #expect(waitFor { access("\(folder)/will", F_OK) == 0 })
    for name in ["child", "daemon", "will"] { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  private func number(in path: String) -> Int32? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var text: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF, byte != 0x0A { text.append(UInt8(byte)) }
    return Int32(String(decoding: text, as: UTF8.self))
  }

  /// Looks again and again, far longer than it takes.
  private func waitFor(_ isSo: () -> Bool) -> Bool {
    for _ in 0..<10_000 {
      if isSo() { return true }
      usleep(1000)
    }
    return false
  }
}
