package import BenchModel

/// The benchmarks of a baseline that have another name in the current run.
///
/// A rename pairs a benchmark that only the baseline has with one that only the current run has, and no others: what is
/// still there was not renamed, and what was there before is not its successor.
package struct RenamedBenchmarks: Sendable {
  /// The pairs, in the order of their new names.
  package let all: [RenamedBenchmark]
  /// New names by the old ones.
  package let newNames: [BenchmarkID: BenchmarkID]
  /// Old names by the new ones.
  package let formerNames: [BenchmarkID: BenchmarkID]

  /// Nothing was renamed.
  static let none = RenamedBenchmarks([:])

  private init(_ found: [BenchmarkID: RenamedBenchmark]) {
    all = found.values.ordered { $0.to < $1.to }
    newNames = found.mapValues(\.to)
    formerNames = Dictionary(found.values.map { ($0.to, $0.from) }, uniquingKeysWith: { first, _ in first })
  }

  /// Holds renames against what the two runs have.
  ///
  /// - Parameter isSelection: whether only some benchmarks were chosen; a rename may then be for others.
  /// - Throws: a rename that pairs nothing, and two that pair one benchmark with different ones.
  package init(
    _ renames: [Rename], baseline: some Sequence<BenchmarkID>, current: some Sequence<BenchmarkID>,
    isSelection: Bool = false
  ) throws(ComparisonError) {
    guard !renames.isEmpty else {
      self = .none
      return
    }
    let (before, after) = (Set(baseline), Set(current))
    let gone = before.subtracting(after).ordered()
    let fresh = Dictionary(
      after.subtracting(before).map { (ByteKey($0.description), $0) }, uniquingKeysWith: { first, _ in first })
    var found: [BenchmarkID: RenamedBenchmark] = [:]
    var origins: [BenchmarkID: RenamedBenchmark] = [:]
    for rename in renames {
      let pairs = gone.compactMap { id -> RenamedBenchmark? in
        guard let name = rename.newName(of: id.description), let new = fresh[ByteKey(name)] else { return nil }
        return RenamedBenchmark(from: id, to: new, origin: rename.origin)
      }
      if pairs.isEmpty, !isSelection {
        throw rename.fault(.unusedRename(rename, reason: Self.reason(rename, before, after)))
      }
      for pair in pairs {
        if let rival = found[pair.from] ?? origins[pair.to], (rival.from, rival.to) != (pair.from, pair.to) {
          throw rename.fault(.ambiguousRename(rename, first: rival.origin, name: "\(pair.from)"))
        }
        (found[pair.from], origins[pair.to]) = (pair, pair)
      }
    }
    self.init(found)
  }

  /// Why a rename pairs nothing.
  private static func reason(_ rename: Rename, _ before: Set<BenchmarkID>, _ after: Set<BenchmarkID>) -> String {
    let old = before.filter { rename.newName(of: $0.description) != nil }
    guard !old.isEmpty else { return "the baseline has no '\(rename.from)'" }
    let gone = old.subtracting(after)
    guard !gone.isEmpty else { return "the current run still has '\(rename.from)'" }
    let names = Set(gone.compactMap { rename.newName(of: $0.description) }.map { ByteKey($0) })
    let isThere = after.contains { names.contains(ByteKey($0.description)) }
    return isThere ? "the baseline has '\(rename.to)' as well" : "the current run has no '\(rename.to)'"
  }
}

extension Rename {
  /// A fault of the rename: the policy's, or that of the commit which says it.
  fileprivate func fault(_ error: ComparisonError) -> ComparisonError { commit == nil ? error : .declared(error) }
}
