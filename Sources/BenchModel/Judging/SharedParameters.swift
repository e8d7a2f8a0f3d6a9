/// The parameters that all benchmarks of a comparison have with one value, on both sides.
///
/// They tell no benchmark from another, so that names on pages leave them out and the page says once what they are.
/// Files, histories, policies and outputs for other programs keep the whole identity.
package struct SharedParameters: Sendable {
  /// What all share, in the order in which the first benchmark has it.
  package let parameters: [BenchmarkID.Parameter]

  /// Finds what the benchmarks share: nothing where there is only one of them.
  package init(of ids: some Sequence<BenchmarkID>) {
    var shared: [BenchmarkID.Parameter]?
    for id in ids {
      shared = (shared ?? id.parameters).filter(id.parameters.contains)
      if shared?.isEmpty == true { break }
    }
    guard let shared, !shared.isEmpty else {
      parameters = []
      return
    }
    let all = Set(ids)
    // Two identities can differ in the order of their parameters alone.
    let isInjective = Set(all.map { Self.name(of: $0, without: shared) }).count == all.count
    parameters = all.count > 1 && isInjective ? shared : []
  }

  /// What a page calls a benchmark.
  package func name(of id: BenchmarkID) -> BenchmarkID {
    parameters.isEmpty ? id : Self.name(of: id, without: parameters)
  }

  private static func name(of id: BenchmarkID, without shared: [BenchmarkID.Parameter]) -> BenchmarkID {
    BenchmarkID(group: id.group, name: id.name, parameters: id.parameters.filter { !shared.contains($0) })
  }
}

extension Comparison {
  /// What all benchmarks of both sides share.
  package var sharedParameters: SharedParameters { SharedParameters(of: rows.lazy.map(\.id)) }

  /// The same comparison with its rows under the names that a page gives them.
  package func named(without shared: SharedParameters) -> Comparison {
    shared.parameters.isEmpty
      ? self : with(rows: rows.map { $0.with(name: shared.name(of: $0.id)) }, warnings: warnings)
  }
}
