package import BenchModel

/// Makes one run of several: benchmarks that one file holds are shards, and a benchmark that several files hold has the
/// launches of all of them, since each file was a process of its own, or several.
package enum RunMerge {
  /// A run and the file it was read from.
  package struct Part: Sendable {
    /// The run.
    package let run: BenchmarkRun
    /// The file, for messages.
    package let file: String

    /// Names a run's file.
    package init(run: BenchmarkRun, file: String) {
      self.run = run
      self.file = file
    }
  }

  /// One run, and what a reader ought to know about the files it was made of.
  package struct Merged: Sendable {
    /// The run.
    package let run: BenchmarkRun
    /// A sentence for each way in which the files differ.
    package let warnings: [String]
    /// In which shard each benchmark was measured; nil where the files are no shards.
    package var shards: ShardTable?
  }

  /// Merges the files of one side, at least one, in the order in which they were named.
  ///
  /// - Parameters:
  ///   - identity: the identifier of the merged run.
  ///   - session: where the n-th files of two sides ran together, what makes them sides of one session; launches of the
  ///     n-th file are then in round n. Nil keeps the session that all files are a side of.
  package static func merged(
    _ parts: [Part], identity: String, session: BenchmarkRun.SessionMembership? = nil
  ) throws(MergeError) -> Merged {
    if session == nil, let shards = try ShardSet(parts) { return try merged(shards, identity: identity) }
    // A single file is the run that it says it is.
    if parts.count == 1, session == nil { return Merged(run: parts[0].run, warnings: []) }
    try refuseRepeated(parts)
    let shared = sharedSession(of: parts)
    let places = LaunchPlaces(parts.map(\.run), pairsFiles: session != nil, keepsRounds: shared != nil)
    let metrics = try metrics(of: parts)
    let results = try ResultMerge(parts: parts, places: places).results()
    let runs = parts.map(\.run)
    let first = runs[0]
    return Merged(
      run: BenchmarkRun(
        id: identity, startedAt: runs.compactMap(\.startedAt).min(), session: session ?? shared, suite: first.suite,
        completeness: runs.contains { $0.completeness == .partial } ? .partial : .complete,
        plan: runs.allSatisfy { $0.plan == first.plan } ? first.plan : nil, environment: first.environment,
        metrics: metrics, results: results, confirmation: confirmation(of: runs)),
      warnings: warnings(about: parts))
  }

  /// Merges all shards of a suite, each of which has benchmarks of its own.
  private static func merged(_ shards: ShardSet, identity: String) throws(MergeError) -> Merged {
    let (parts, runs) = (shards.parts, shards.parts.map(\.run))
    try refuseRepeated(parts)
    let session = shards.session
    let places = LaunchPlaces(runs, pairsFiles: false, keepsRounds: session != nil)
    let machines = ShardMachines(parts: parts)
    let suites = warnings(about: parts.map { Part(run: $0.run.inEnvironment(RunEnvironment()), file: $0.file) })
    return Merged(
      run: BenchmarkRun(
        id: runs.count == 1 ? runs[0].id : identity, startedAt: runs.compactMap(\.startedAt).min(), session: session,
        suite: runs[0].suite,
        completeness: runs.contains { $0.completeness == .partial } ? .partial : .complete, plan: shards.plan,
        environment: machines.environment, metrics: try metrics(of: parts),
        results: try ResultMerge(parts: parts, places: places).results(), confirmation: confirmation(of: runs)),
      warnings: suites + machines.sentences, shards: shards.table)
  }

  /// Makes sure that the n-th files of two sides can have run together.
  package static func checkPairs(baseline: [Part], current: [Part]) throws(MergeError) {
    guard baseline.count == current.count else {
      throw .unequalCounts(baseline: baseline.count, current: current.count)
    }
    guard baseline.count > 1 else { throw .onePair }
    for part in baseline + current where part.run.session != nil { throw .ownSession(file: part.file) }
    for (before, after) in zip(baseline, current) {
      let ids = Set(before.run.results.map(\.id))
      guard after.run.results.contains(where: { ids.contains($0.id) }) else {
        throw .nothingShared(baseline: before.file, current: after.file)
      }
    }
  }

  private static func refuseRepeated(_ parts: [Part]) throws(MergeError) {
    var files: [ByteKey: String] = [:]
    for part in parts where !part.run.id.isEmpty {
      let earlier = files.updateValue(part.file, forKey: ByteKey(part.run.id))
      if let earlier { throw .sameRun(first: earlier, second: part.file) }
    }
  }

  /// The second sessions of shards together; a benchmark that two of them have is a contradiction of the run.
  private static func confirmation(of runs: [BenchmarkRun]) -> [BenchmarkResult]? {
    let confirmations = runs.compactMap(\.confirmation)
    return confirmations.isEmpty ? nil : confirmations.flatMap { $0 }
  }

  private static func sharedSession(of parts: [Part]) -> BenchmarkRun.SessionMembership? {
    let first = parts[0].run.session
    return parts.allSatisfy { $0.run.session == first } ? first : nil
  }

  private static func metrics(of parts: [Part]) throws(MergeError) -> [Metric] {
    var known: [ByteKey: (metric: Metric, file: String)] = [:]
    var metrics: [Metric] = []
    for part in parts {
      for metric in part.run.metrics {
        if let (earlier, file) = known[ByteKey(metric.name)] {
          guard earlier == metric else {
            throw .metricConflict(metric: metric.name, first: file, second: part.file)
          }
        } else {
          known[ByteKey(metric.name)] = (metric, part.file)
          metrics.append(metric)
        }
      }
    }
    return metrics
  }

  private static func warnings(about parts: [Part]) -> [String] {
    var warnings: [String] = []
    let first = parts[0]
    if let other = parts.first(where: { !$0.run.suite.isSameName(as: first.run.suite) }) {
      warnings.append(
        "Files of one side are of different suites: '\(first.run.suite)' in \(first.file), '\(other.run.suite)' in "
          + "\(other.file).")
    }
    var reported: Set<String> = []
    for part in parts.dropFirst() {
      for field in EnvironmentDifferences(first.run.environment, part.run.environment).all
      where reported.insert(field.field).inserted {
        warnings.append(
          "Files of one side differ in the \(field.field): '\(field.baseline ?? "unknown")' in \(first.file), "
            + "'\(field.current ?? "unknown")' in \(part.file).")
      }
    }
    return warnings
  }
}

extension BenchmarkRun {
  /// The same run as if it had been made elsewhere.
  fileprivate func inEnvironment(_ environment: RunEnvironment) -> BenchmarkRun {
    BenchmarkRun(
      id: id, startedAt: startedAt, session: session, suite: suite, completeness: completeness, plan: plan,
      environment: environment, metrics: metrics, results: results, confirmation: confirmation)
  }
}
