import BenchModel

/// The keys of the compiler's statistics, as metrics.
enum SwiftCompilerCounter {
  /// Whether a key is that of a count, and not of a time or of what follows from one.
  static func isCounter(_ key: String) -> Bool { !key.hasPrefix("time.") && !key.hasSuffix("PerSecond") }

  private static let treeSize = "AST.NumASTBytesAllocated"

  /// A count of work or of its results, of which less is better; nobody says so of what was given to the compiler, and
  /// of work that something kept made unnecessary.
  static func metric(_ key: String) -> Metric {
    // How much the compiler asks for its tree depends on addresses, and differs a little from run to run.
    if key == treeSize { return Metric(name: key, unit: .bytes) }
    let isOther = key.hasPrefix("AST.NumSource") || key.hasSuffix("Hit") || key.hasSuffix("SuccessCount")
    return Metric(name: key, unit: .count, direction: isOther ? .unknown : .smaller, nature: .exact)
  }

  /// How long the process took: timers of phases hold one another, and what is counted says more than any of them.
  static let total = Metric(name: "total", unit: .nanoseconds)

  /// The whole time of the process, in nanoseconds.
  static func total(in facts: [String: Double]) -> Double? {
    let whole = facts.filter { $0.key.hasPrefix("time.swift-frontend.") && $0.key.hasSuffix(".wall") }
    return whole.count == 1 ? whole.first.map { $0.value * 1e9 } : nil
  }
}
