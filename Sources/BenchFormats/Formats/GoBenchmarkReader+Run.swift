import BenchModel

extension GoBenchmarkReader {
  /// Everything that was read, as a run; the numbers move there and are not kept.
  mutating func run(identity: String) -> BenchmarkRun {
    let varying = varyingKeys
    var metrics = MetricList()
    var results = measured(varying: varying, metrics: &metrics)
    addEndings(to: &results, varying: varying)
    var environment = RunEnvironment()
    environment.operatingSystem = machine["goos"]
    environment.architecture = machine["goarch"]
    environment.processor = machine["cpu"]
    let facts = (scopes.first?.facts ?? [:]).filter { !varying.contains($0.key) }
    environment.commit = facts["commit"]
    environment.other = facts.isEmpty ? nil : facts
    return BenchmarkRun(
      id: identity, suite: "go test", completeness: lostPackage ? .partial : .complete, environment: environment,
      metrics: metrics.metrics, results: results)
  }

  /// Configuration that is not the same for all results: it tells benchmarks of one name apart.
  private var varyingKeys: Set<String> {
    guard let first = scopes.first else { return [] }
    var varying: Set<String> = []
    for scope in scopes.dropFirst() {
      for key in Set(scope.facts.keys).union(first.facts.keys) where scope.facts[key] != first.facts[key] {
        varying.insert(key)
      }
    }
    return varying
  }

  private func id(_ name: GoBenchmarkName, scope: Int, varying: Set<String>, processors: String?) -> BenchmarkID {
    let facts = scopes[scope].facts.filter { varying.contains($0.key) }.sorted { $0.key < $1.key }
    return name.id(
      package: scopes[scope].package, context: facts.map { .init(name: $0.key, value: $0.value) },
      processors: processors)
  }

  private mutating func measured(varying: Set<String>, metrics: inout MetricList) -> [BenchmarkResult] {
    let known = (0..<units.count).map { number in
      let unit = units.text(of: number)
      return GoBenchmarkUnit(unit, better: unitFacts[unit]?["better"], assume: unitFacts[unit]?["assume"])
    }
    var samples = [[Sample]](repeating: [], count: names.count)
    var warnings = [[String]](repeating: [], count: names.count)
    for place in series.indices {
      let series = take(place)
      let unit = known[series.unit]
      // A value that is none leaves the metric out: what the other side has of it is then missed.
      guard series.values.allSatisfy(\.isFinite) else { continue }
      if samples[series.benchmark].contains(where: { $0.metric == unit.metric.name }) {
        let left = units.text(of: series.unit)
        warnings[series.benchmark].append("Its values in \(left) are left out: it has '\(unit.metric.name)' already.")
        continue
      }
      metrics.note(unit.metric)
      samples[series.benchmark].append(Self.sample(of: series, unit: unit))
    }
    let unended = unended
    return samples.enumerated().map { number, samples in
      let name = GoBenchmarkName(names.text(of: number))
      let id = id(name, scope: names.scope(of: number), varying: varying, processors: name.processors)
      if samples.isEmpty {
        return BenchmarkResult(
          id: id, status: .failed, failure: Failure(kind: .reported, reason: "none of its values is a finite number"))
      }
      let cut = "The file has the header of a test run and no end of one: there may have been more."
      return BenchmarkResult(
        id: id, samples: samples, warnings: warnings[number] + (unended.contains(number) ? [cut] : []))
    }
  }

  /// A series, of which the values are not kept here.
  private mutating func take(_ place: Int) -> Series {
    let taken = series[place]
    series[place].values = []
    return taken
  }

  private static func sample(of series: Series, unit: GoBenchmarkUnit) -> Sample {
    var launches = LaunchColumns()
    for (number, start) in series.starts.enumerated() {
      let end = number + 1 < series.starts.count ? series.starts[number + 1].place : series.values.count
      launches.append(
        process: start.process, iterations: start.iterations,
        values: series.values[start.place..<end].map { $0 * unit.scale })
    }
    return launches.sample(of: unit.metric)
  }

  /// Failures and skips override what else was printed of a benchmark; Go prints them with and without the number of
  /// processors.
  private func addEndings(to results: inout [BenchmarkResult], varying: Set<String>) {
    let counts = Set((0..<names.count).map { GoBenchmarkName(names.text(of: $0)).processors })
    for ending in endings {
      let name = GoBenchmarkName(ending.name)
      let plain = id(name, scope: ending.scope, varying: varying, processors: name.processors)
      let usual = counts.count == 1 ? counts.first ?? nil : nil
      let likely = id(name, scope: ending.scope, varying: varying, processors: name.processors ?? usual)
      let kind: Failure.Kind = ending.status == .skipped ? .skipped : .reported
      let reason = ending.status == .skipped ? "the benchmark skipped itself" : "go test says that it failed"
      let failure = Failure(kind: kind, reason: reason)
      var places = results.indices.filter { results[$0].id == plain || results[$0].id == likely }
      if places.isEmpty, name.processors == nil {
        places = results.indices.filter { Self.isSame(results[$0].id, but: plain) }
      }
      for place in places where ending.status == .failed || results[place].status != .failed {
        results[place] = BenchmarkResult(id: results[place].id, status: ending.status, failure: failure)
      }
      if places.isEmpty { results.append(BenchmarkResult(id: likely, status: ending.status, failure: failure)) }
    }
  }

  /// Whether two identities differ at most in the number of processors.
  private static func isSame(_ id: BenchmarkID, but plain: BenchmarkID) -> Bool {
    let parameters = id.parameters.filter { $0.name != GoBenchmarkName.processorsKey }
    return BenchmarkID(group: id.group, name: id.name, parameters: parameters) == plain
  }
}
