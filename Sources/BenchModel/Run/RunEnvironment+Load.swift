extension RunEnvironment {
  /// The load for each logical processor that others made; nil where the run does not say.
  ///
  /// A run adds about one to the load average by the time it ends.
  package var loadOfOthersPerProcessor: Double? {
    guard let start = loadAtStart, let processors = logicalProcessors, processors > 0 else { return nil }
    return max(start, (loadAtEnd ?? 0) - 1) / Double(processors)
  }
}
