import BenchModel

/// What both runs have of one benchmark; at least one side has something.
struct BenchmarkPair: Sendable {
  let id: BenchmarkID
  let baseline: BenchmarkResult?
  let current: BenchmarkResult?

  /// What a page calls the benchmark: the current name where the sides differ.
  var label: String? { current?.label ?? baseline?.label }

  /// Every benchmark of either run, each once, paired by identity and in the order of identities.
  static func all(baseline: RunIndex, current: RunIndex) -> [BenchmarkPair] {
    let common = baseline.source.run.results.map { result in
      let partner = current.result(of: result.id) ?? LeftOutZeros.counterpart(of: result, in: baseline)
      return BenchmarkPair(id: result.id, baseline: result, current: partner)
    }
    let added = current.source.run.results.filter { baseline.result(of: $0.id) == nil }.map { result in
      BenchmarkPair(id: result.id, baseline: LeftOutZeros.counterpart(of: result, in: current), current: result)
    }
    let pairs = common + added
    return PlaceOrder.sorted(pairs.count) { pairs[$0].id < pairs[$1].id }.map { pairs[$0] }
  }
}
