import BenchModel
import Testing

@testable import BenchRunner

@Suite("Machine")
struct MachineTests {
  private func environment(_ texts: [String: String]) -> RunEnvironment {
    MachineFacts { texts[$0] }.environment()
  }

  @Test("Facts are read from the system's files")
  func facts() {
    let facts = environment([
      "/etc/os-release": "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\n",
      "/proc/sys/kernel/osrelease": "6.1.0-18-amd64\n",
      "/proc/cpuinfo": "processor\t: 0\nmodel name\t: A Processor: 8-Core @ 3 GHz\n\nmodel name\t: Another\n",
      "/proc/meminfo": "MemTotal:       16384256 kB\nMemFree: 12 kB\n",
      "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "performance\n",
      "/proc/loadavg": "0.52 1.04 2.00 1/123 4567\n",
    ])
    #expect(facts.operatingSystem == "Debian GNU/Linux 12 (bookworm)")
    #expect(facts.kernel == "6.1.0-18-amd64")
    #expect(facts.processor == "A Processor: 8-Core @ 3 GHz")
    #expect(facts.memoryBytes == 16_384_256 * 1024)
    #expect(facts.governor == "performance")
    #expect(facts.loadAtStart == 0.52)
    #expect((facts.logicalProcessors ?? 0) >= 1)
  }

  @Test("Where the kernel gives no model, the numbers that stand for it are the processor's name")
  func armProcessor() {
    let text = "processor\t: 0\nCPU implementer\t: 0x41\nCPU variant\t: 0x3\nCPU part\t: 0xd0c\nCPU revision\t: 1\n"
    #expect(
      environment(["/proc/cpuinfo": text]).processor == "CPU implementer 0x41, CPU part 0xd0c, CPU variant 0x3")
  }

  @Test("A missing file or an odd line is a fact not known")
  func unknownFacts() {
    let odd = [
      [:],
      [
        "/etc/os-release": "", "/proc/cpuinfo": "", "/proc/meminfo": "", "/proc/loadavg": "",
        "/proc/sys/kernel/osrelease": "",
      ],
      [
        "/etc/os-release": "PRETTY_NAME=\"\"\n", "/proc/cpuinfo": "model name\t: \n",
        "/proc/sys/kernel/osrelease": " \n",
      ],
      [
        "/etc/os-release": "PRETTY_NAME", "/proc/cpuinfo": "model name", "/proc/meminfo": "MemTotal",
        "/proc/loadavg": "\n",
      ],
      ["/proc/cpuinfo": "the model name: x\n", "/proc/meminfo": "MemTotal: much kB\n", "/proc/loadavg": "high 1 2"],
      ["/proc/meminfo": "MemTotal: 9007199254740992 kB\n", "/proc/loadavg": "nan 1 2"],
      ["/proc/meminfo": "MemTotal: -4 kB\n", "/proc/loadavg": "inf"],
    ]
    for texts in odd {
      let facts = environment(texts)
      #expect(facts.operatingSystem == nil, "\(texts)")
      #expect(facts.kernel == nil, "\(texts)")
      #expect(facts.processor == nil, "\(texts)")
      #expect(facts.memoryBytes == nil, "\(texts)")
      #expect(facts.governor == nil, "\(texts)")
      #expect(facts.loadAtStart == nil, "\(texts)")
    }
  }

  @Test("This machine has a kernel, memory and a load")
  func thisMachine() {
    let facts = MachineFacts().environment()
    #expect(facts.kernel != nil)
    #expect((facts.memoryBytes ?? 0) > 1 << 20)
    #expect((facts.loadAtStart ?? -1) >= 0)
  }
}
