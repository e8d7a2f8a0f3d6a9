package import BenchModel

/// One run as two sides: benchmarks of it that are compared with others of it.
///
/// The baseline's benchmarks go by the names of those that they are compared with. One that has no partner stays under
/// its own name, so that it is missing and not forgotten.
package struct RunDivision: Sendable {
  /// What makes a division impossible, as the user would put it right.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// The two sides, without what only the whole run has.
  package let sides: Sides<BenchmarkRun>

  /// Divides a run.
  ///
  /// A launch of one of our own runs came at a moment that was drawn, so that launches are moments: what the machine
  /// did meanwhile is in their scatter. Of other runs nothing is known of when each benchmark had its turn.
  ///
  /// - Parameter pairs: what is compared with what; `from` names benchmarks of the baseline side.
  /// - Throws: a pair that compares nothing, and two baselines of one benchmark.
  package init(_ run: BenchmarkRun, by pairs: [Rename]) throws(Fault) {
    var before: [BenchmarkResult] = []
    var after: Set<Int> = []
    var partners: [Int: BenchmarkID] = [:]
    for pair in pairs {
      // Pages leave out a group that all benchmarks share, and so may the names of a pair.
      let whole = Matches(of: pair, in: run, withinGroups: false)
      let matches = whole.pairs.isEmpty ? Matches(of: pair, in: run, withinGroups: true) : whole
      if matches.pairs.isEmpty { throw Self.fault(pair, whole, in: run) }
      for (old, new) in matches.pairs {
        let (old, id) = (run.results[old], run.results[new].id)
        if old.id == id { throw Fault(description: "'\(id)' would be compared with itself") }
        if let earlier = partners.updateValue(old.id, forKey: new) {
          throw Fault(description: "'\(id)' is compared with '\(earlier)' and with '\(old.id)': keep one")
        }
        before.append(old.with(id: id))
        after.insert(new)
      }
      before += matches.alone.old.map { run.results[$0] }
      after.formUnion(matches.alone.new)
    }
    sides = Sides(
      baseline: Self.half(of: run, before),
      current: Self.half(of: run, run.results.indices.filter(after.contains).map { run.results[$0] }))
  }

  private static func fault(_ pair: Rename, _ matches: Matches, in run: BenchmarkRun) -> Fault {
    let wanted = matches.alone.old.first.flatMap { pair.newName(of: run.results[$0].id.description) }
    return Fault(
      description: "'\(pair.from)' and '\(pair.to)' are no pair in this run: no benchmark is called "
        + "'\(wanted ?? pair.from)'")
  }

  /// The benchmarks that a pair of names is for, by their places.
  private struct Matches {
    private(set) var pairs: [(old: Int, new: Int)] = []
    /// Those without a partner.
    private(set) var alone: (old: [Int], new: [Int]) = ([], [])

    init(of pair: Rename, in run: BenchmarkRun, withinGroups: Bool) {
      let names = run.results.map { withinGroups ? $0.id.descriptionInGroup : $0.id.description }
      let groups = run.results.map { ByteKey(withinGroups ? $0.id.group : "") }
      var places: [ByteKey: [ByteKey: Int]] = [:]
      for place in names.indices { places[groups[place], default: [:]][ByteKey(names[place])] = place }
      for (place, name) in names.enumerated() {
        guard let new = pair.newName(of: name) else { continue }
        if let partner = places[groups[place]]?[ByteKey(new)] {
          pairs.append((place, partner))
        } else {
          alone.old.append(place)
        }
      }
      let met = Set(pairs.map(\.new))
      let back = pair.reversed
      alone.new = names.indices.filter { !met.contains($0) && back.newName(of: names[$0]) != nil }
    }
  }

  private static func half(of run: BenchmarkRun, _ results: [BenchmarkResult]) -> BenchmarkRun {
    BenchmarkRun(
      id: run.id, startedAt: run.startedAt, suite: run.suite, completeness: run.completeness, plan: run.plan,
      environment: run.environment, metrics: run.metrics,
      results: run.plan == nil
        ? results : results.map { $0.with(samples: $0.samples.map(\.withLaunchesAsMoments)) })
  }
}

extension Rename {
  /// The way back.
  fileprivate var reversed: Rename { (try? Rename(from: to, to: from, origin: origin)) ?? self }
}

extension Sample {
  /// The same sample, each of whose launches is a moment.
  fileprivate var withLaunchesAsMoments: Sample {
    guard published == nil, moment == nil, isConsistent, values.count > 1 else { return self }
    return Sample(
      metric: metric, process: process, round: round, order: order, iterations: iterations, values: values,
      warmup: warmup, moment: Array(values.indices), summary: summary)
  }
}
