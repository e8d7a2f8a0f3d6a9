import BenchModel
import Testing
import ToolFiles

@Suite("Machine key")
struct MachineKeyTests {
  private func environment(_ processor: String?, processors: Int?, gibibytes: Int?) -> RunEnvironment {
    var environment = RunEnvironment()
    environment.architecture = "x86_64"
    environment.processor = processor
    environment.logicalProcessors = processors
    environment.memoryBytes = gibibytes.map { $0 << 30 }
    return environment
  }

  @Test("The key differs by processor, processors and memory, and by nothing that an update changes")
  func key() {
    let usual = environment("A Processor", processors: 8, gibibytes: 16)
    let others = [
      environment("A Processor 2", processors: 8, gibibytes: 16),
      environment("A Processor", processors: 4, gibibytes: 16),
      environment("A Processor", processors: 8, gibibytes: 32), environment(nil, processors: 8, gibibytes: 16),
      environment(nil, processors: nil, gibibytes: nil),
    ]
    #expect(Set(([usual] + others).map(MachineKey.key)).count == 6)
    var updated = usual
    updated.operatingSystem = "another"
    updated.kernel = "another"
    updated.toolchain = "another"
    updated.governor = "another"
    updated.loadAtStart = 9
    // A kernel keeps some of the memory for itself, each version another part of it.
    updated.memoryBytes = (16 << 30) - (400 << 20)
    #expect(MachineKey.key(of: updated) == MachineKey.key(of: usual))
    #expect(MachineKey.key(of: usual).hasPrefix("x86-64-8cpu-16gib-a-processor-"))
  }

  @Test("Nothing of a path comes out of a key", arguments: ["../../etc/passwd", "", "/", "\0", ".", "a\nb", "Ä €"])
  func harmlessKey(processor: String) {
    let key = MachineKey.key(of: environment(processor, processors: 1, gibibytes: 1))
    #expect(key.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
    #expect(key.utf8.count <= 53)
  }
}
