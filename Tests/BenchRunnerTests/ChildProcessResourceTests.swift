import Glibc
import Testing

@testable import BenchRunner

@Suite("What children cost this process")
struct ChildProcessResourceTests {
  @Test("After 300 children there are as many descriptors as before, and no zombie")
  func descriptors() async {
    await #expect(processExitsWith: .success) {
      let set = ChildProcessSet()
      func useOne(_ index: Int) throws {
        _ = try? set.start(ChildProcessLaunch(["/nonexistent"], environment: [:], speaksProtocol: true))
        let child = try set.start(shell("exit \(index % 3)", speaksProtocol: true))
        guard try set.wait(for: child, by: longEnough, grace: .zero).ending == .exited(Int32(index % 3)) else {
          exit(2)
        }
      }
      try useOne(0)
      let before = RealWorkers().openDescriptors
      for index in 0..<300 { try useOne(index) }
      guard RealWorkers().openDescriptors == before else { exit(3) }
      exit(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD ? 0 : 4)
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
      let set = ChildProcessSet(adoptingOrphans: true)
      let innocent = try set.start(shell("sleep 1000"))
      // The stray starts one more, which becomes an orphan when the stray is killed.
      let script = "setsid sh -c 'sleep 1000 & echo $$ >&4; wait' & sleep 1000 & read -r go <&3"
      let child = try set.start(shell(script, speaksProtocol: true))
      let line = try set.receiveLine(from: child, by: longEnough)
      set.finishRequests(to: child)
      let outcome = try set.wait(for: child, by: longEnough, grace: .zero)
      guard let strays = outcome.strays, strays.count == 3 else { exit(2) }
      guard let escaped = Int32(String(decoding: line, as: UTF8.self)), strays.contains(escaped) else { exit(3) }
      guard innocent.outcome == nil, kill(innocent.identifier, 0) == 0 else { exit(4) }
      guard try set.end([innocent], grace: .seconds(60)).first?.strays == [] else { exit(5) }
      exit(waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD ? 0 : 6)
    }
  }

  @Test("What ends by itself is waited for and no stray; what does not is found without waiting")
  func patience() throws {
    let set = ChildProcessSet()
    let lasting = try set.start(ChildProcessLaunch(["/bin/sleep", "1000"], environment: [:]))
    let brief = try set.start(shell("sleep 0.02"))
    #expect(ChildProcessStrays.outliving(0, markedBy: brief.mark, patience: .seconds(60)) == [])
    #expect(ChildProcessStrays.outliving(0, markedBy: lasting.mark, patience: .zero) == [lasting.identifier])
    #expect(ChildProcessStrays.outliving(lasting.identifier, markedBy: lasting.mark, patience: .seconds(60)) == [])
  }
}
