import BenchModel

extension GoBenchmarkReader {
  /// Everything that was read, as a run; the numbers move there and are not kept.
  mutating func run(identity: String) -> BenchmarkRun {
    let varying = varyingKeys
    var assembly = RunAssembly()
    let ids = addMeasurements(to: &assembly, varying: varying)
    for (name, reason) in torn { assembly.fail(ids[name], reason) }
    addEndings(to: &assembly, measured: ids, varying: varying)
    var environment = RunEnvironment()
    environment.operatingSystem = machine["goos"]
    environment.architecture = machine["goarch"]
    environment.processor = machine["cpu"]
    let facts = (scopes.first?.facts ?? [:]).filter { !varying.contains($0.key) }
    environment.commit = facts["commit"]
    environment.other = facts.isEmpty ? nil : facts
    return assembly.run(
      identity: identity, suite: "go test", environment: environment,
      completeness: lostPackage || !unended.isEmpty ? .partial : .complete)
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
    let facts = scopes[scope].facts.filter { varying.contains($0.key) }.ordered { $0.key < $1.key }
    return name.id(
      package: scopes[scope].package, context: facts.map { .init(name: $0.key, value: $0.value) },
      processors: processors)
  }

  private func name(of number: Int) -> GoBenchmarkName {
    let text = names.text(of: number)
    return GoBenchmarkName(text, hasProcessors: !plainNames.contains(text))
  }

  /// Adds everything that was measured; gives the identities of the benchmarks.
  private mutating func addMeasurements(to assembly: inout RunAssembly, varying: Set<String>) -> [BenchmarkID] {
    let known = (0..<units.count).map { number in
      let unit = units.text(of: number)
      return GoBenchmarkUnit(unit, better: unitFacts[unit]?["better"], assume: unitFacts[unit]?["assume"])
    }
    let ids = (0..<names.count).map { number in
      let name = self.name(of: number)
      return id(name, scope: names.scope(of: number), varying: varying, processors: name.processors)
    }
    for id in ids { assembly.begin(id) }
    var metrics = [Set<ByteKey>](repeating: [], count: names.count)
    for place in series.indices {
      let series = take(place)
      let (unit, id) = (known[series.unit], ids[series.benchmark])
      // A value that is none leaves the metric out: what the other side has of it is then missed.
      guard series.values.allSatisfy(\.isFinite) else { continue }
      if !metrics[series.benchmark].insert(ByteKey(unit.metric.name)).inserted {
        let left = units.text(of: series.unit)
        assembly.warn(id, "Its values in \(left) are left out: it has '\(unit.metric.name)' already.")
        continue
      }
      Self.add(series, of: unit, to: &assembly, as: id)
    }
    for number in unended where !metrics[number].isEmpty {
      assembly.warn(ids[number], "The file has the header of a test run and no end of one: there may have been more.")
    }
    return ids
  }

  /// A series, of which the values are not kept here.
  private mutating func take(_ place: Int) -> Series {
    let taken = series[place]
    series[place].values = []
    return taken
  }

  private static func add(
    _ series: Series, of unit: GoBenchmarkUnit, to assembly: inout RunAssembly, as id: BenchmarkID
  ) {
    for (number, start) in series.starts.enumerated() {
      let end = number + 1 < series.starts.count ? series.starts[number + 1].place : series.values.count
      assembly.measure(
        id, unit.metric, series.values[start.place..<end].map { $0 * unit.scale }, process: start.process,
        iterations: start.iterations)
    }
  }

  /// Failures and skips override what else was printed of a benchmark; Go prints them with and without the number of
  /// processors.
  private func addEndings(to assembly: inout RunAssembly, measured: [BenchmarkID], varying: Set<String>) {
    var ids = measured
    let counts = Set((0..<names.count).map { name(of: $0).processors })
    for ending in endings {
      let name = GoBenchmarkName(ending.name, hasProcessors: !plainNames.contains(ending.name))
      let plain = id(name, scope: ending.scope, varying: varying, processors: name.processors)
      let usual = counts.count == 1 ? counts.first ?? nil : nil
      let likely = id(name, scope: ending.scope, varying: varying, processors: name.processors ?? usual)
      var ended = ids.filter { $0 == plain || $0 == likely }
      if ended.isEmpty, name.processors == nil { ended = ids.filter { Self.isSame($0, but: plain) } }
      if ended.isEmpty {
        ids.append(likely)
        ended = [likely]
      }
      for id in ended {
        if ending.status == .skipped {
          assembly.skip(id, "the benchmark skipped itself")
        } else {
          assembly.fail(id, "go test says that it failed")
        }
      }
    }
  }

  /// Whether two identities differ at most in the number of processors.
  private static func isSame(_ id: BenchmarkID, but plain: BenchmarkID) -> Bool {
    let parameters = id.parameters.filter { $0.name != GoBenchmarkName.processorsKey }
    return BenchmarkID(group: id.group, name: id.name, parameters: parameters) == plain
  }
}
