/// What package-benchmark calls its own metrics in files of other tools' formats.
enum PackageBenchmarkNames {
  /// Of all of these but the throughput less is better.
  static let smaller: Set<String> = [
    "Time (user CPU)", "Time (system CPU)", "Time (total CPU)", "Time (wall clock)", "Memory (resident peak)",
    "Memory Δ (resident peak)", "Memory (virtual peak)", "Malloc (small)", "Malloc (large)", "Malloc (total)",
    "Malloc (bytes total)", "Malloc / free Δ", "Free (total)", "Memory (allocated resident)",
    "Memory leaked (resident)", "Malloc / free Δ (bytes)", "Syscalls (total)", "Context switches", "Threads (peak)",
    "Threads (running)", "Syscalls (read)", "Syscalls (write)", "Bytes (read logical)", "Bytes (write logical)",
    "Bytes (read physical)", "Bytes (write physical)", "Instructions", "Object allocs", "Retains", "Releases",
    "(Alloc + Retain) - Release Δ",
  ]

  private static let throughput = "Throughput (# / s)"

  /// Whether names are those of benchmarks with a metric behind each, one of them at least the tool's own.
  static func areOfExport(_ names: [String]) -> Bool {
    names.allSatisfy { $0.contains(" - ") }
      && names.contains { name in
        name.hasSuffix(" - \(throughput)") || smaller.contains { name.hasSuffix(" - \($0)") }
      }
  }
}
