extension Summary {
  /// The console form of one result: name, iterations, mean, P95, throughput and, where known, peak memory.
  ///
  /// Times are in the units of a summary of time; what the summary does not hold is left out.
  public func consoleForm(name: String, memoryPeakBytes: Double? = nil) -> String {
    var lines = ["\(name):"]
    if let count { lines.append("  Iterations: \(DecimalText.grouped(count))") }
    if let mean { lines.append("  Mean: \(Self.time(mean))") }
    if let p95 { lines.append("  P95: \(Self.time(p95))") }
    if let operationsPerSecond {
      lines.append("  Throughput: \(DecimalText.fixed(operationsPerSecond, decimals: 0)) ops/sec")
    }
    if let memoryPeakBytes {
      lines.append("  Memory Peak: \(Quantity(value: memoryPeakBytes, unit: .bytes).text(decimals: 2))")
    }
    return lines.joined(separator: "\n")
  }

  private static func time(_ nanoseconds: Double) -> String {
    Quantity(value: nanoseconds, unit: .nanoseconds).text(decimals: 2)
  }
}
