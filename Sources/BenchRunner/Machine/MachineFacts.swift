package import BenchModel
import Glibc
import SafeFiles

/// What the system says of the machine, by an allow-list of its own files; a file that is not there is a fact not
/// known.
package struct MachineFacts {
  private let text: (String) -> String?

  /// Facts from the system's files.
  package init() {
    self.init { path in
      // The system's files are small; cpuinfo of a machine with hundreds of processors is the largest.
      (try? InputFile.bytes(at: path, limit: 4 << 20)).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Facts from texts given by path, for tests.
  init(text: @escaping (String) -> String?) {
    self.text = text
  }

  /// The environment of a run that begins now.
  package func environment() -> RunEnvironment {
    var environment = RunEnvironment()
    environment.operatingSystem = value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release")
    environment.kernel = line("/proc/sys/kernel/osrelease")
    environment.architecture = Self.architecture
    environment.processor = processor
    environment.logicalProcessors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    environment.memoryBytes = memoryBytes
    environment.governor = line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
    environment.loadAtStart = loadAverage()
    return environment
  }

  /// The load average of the last minute.
  package func loadAverage() -> Double? {
    line("/proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  private static var architecture: String? {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      nil
    #endif
  }

  private var memoryBytes: Int? {
    let kilobytes = value(of: "MemTotal", separator: ":", in: "/proc/meminfo")?.split(separator: " ").first
    guard let count = kilobytes.flatMap({ Int($0) }), count > 0 else { return nil }
    // Some sandboxes write this file themselves, and any number may stand in it.
    let (bytes, overflow) = count.multipliedReportingOverflow(by: 1024)
    return overflow ? nil : bytes
  }

  /// The model's name, or where a kernel says none, as on ARM, the numbers that stand for it.
  private var processor: String? {
    if let name = value(of: "model name", separator: ":", in: "/proc/cpuinfo") { return name }
    let numbers = ["CPU implementer", "CPU part", "CPU variant"].compactMap { key in
      value(of: key, separator: ":", in: "/proc/cpuinfo").map { "\(key) \($0)" }
    }
    return numbers.isEmpty ? nil : numbers.joined(separator: ", ")
  }

  private func line(_ path: String) -> String? {
    text(path)?.split(separator: "\n").first.flatMap { Self.trimmed($0) }
  }

  /// The value behind the first `key` of a file of keys and values, without quotes; nil where there is nothing behind
  /// it.
  private func value(of key: String, separator: Character, in path: String) -> String? {
    for line in text(path)?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, Self.trimmed(parts[0]) == key else { continue }
      return Self.trimmed(parts[1])
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String? {
    let unwanted: Set<Character> = [" ", "\t", "\""]
    let tail = text.drop { unwanted.contains($0) }
    let end = tail.lastIndex { !unwanted.contains($0) }
    return end.map { String(tail[...$0]) }
  }
}
