/// A results file as the Python stress suite writes it, where most benchmarks share the name `<lambda>`.
enum StressSuiteFile {
  private static let groups = [
    ("command_performance", 3), ("type_system", 3), ("error_handling", 3), ("concern_architecture", 3),
    ("integration", 2), ("stress_testing", 0),
  ]

  /// The identities of its benchmarks: a group and the place in it.
  static var identities: [String] {
    groups.flatMap { group, count in (0..<count).map { "\(group)/\($0)" } }
  }

  /// The text of the file, all times multiplied by a factor.
  static func text(factor: Double) -> String {
    let members = groups.map { group, count in
      let entries = (0..<count).map { place in
        entry(name: group == "integration" ? "workflow" : "<lambda>", mean: factor * Double(1000 * (place + 1)))
      }
      return "\"\(group)\": [\(entries.joined(separator: ",\n"))]"
    }
    return "{\(members.joined(separator: ",\n"))}\n"
  }

  private static func entry(name: String, mean: Double) -> String {
    """
    {"name": "\(name)", "iterations": 1000, "mean_ns": \(mean), "median_ns": \(mean * 0.98), "p95_ns": \(mean * 1.3),
     "p99_ns": \(mean * 1.6), "min_ns": \(mean * 0.9), "max_ns": \(mean * 3), "stdev_ns": \(mean * 0.1),
     "ops_per_sec": \(1e9 / mean), "memory_peak_mb": null, "memory_allocated_mb": 0.5}
    """
  }
}
