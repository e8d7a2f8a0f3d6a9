import BenchModel

/// What the identities of all benchmarks of a side share: the job that they ran as, how many processors there were.
///
/// Where no benchmark is on both sides, it may be that they differ in nothing else.
struct RunContext: Sendable {
  /// What benchmarks of the baseline are called in the current run, where they differ in their job alone.
  let names: [BenchmarkID: BenchmarkID]
  /// What is said of sides that are compared although they differ in it.
  let warnings: [String]
  /// Why nothing is compared of sides that differ in it.
  let faults: [String]

  /// The parameter that says how a tool was told to run a benchmark, and not what it is.
  private static let job = ByteKey("job")

  init(before: RunIndex, after: RunIndex) {
    let (old, new) = (before.source.run.results, after.source.run.results)
    let none = (names: [BenchmarkID: BenchmarkID](), warnings: [String](), faults: [String]())
    (names, warnings, faults) =
      old.contains { after.result(of: $0.id) != nil }
      ? none : Self.compared(old.map(\.id), new.map(\.id)) ?? none
  }

  private typealias Difference = (name: String, old: String?, new: String?)

  private static func compared(
    _ old: [BenchmarkID], _ new: [BenchmarkID]
  ) -> (names: [BenchmarkID: BenchmarkID], warnings: [String], faults: [String])? {
    let (first, second) = (shared(by: old), shared(by: new))
    let differing = Set(first.keys).union(second.keys).ordered { $0.text < $1.text }
      .map { Difference($0.text, first[$0], second[$0]) }.filter { $0.old != $0.new }
    if differing.isEmpty { return nil }
    // The parameter may stand anywhere in the other side's identities.
    let partners = Dictionary(
      new.map { (bare($0, without: differing), $0) }, uniquingKeysWith: { first, _ in first })
    let moved = old.compactMap { id in partners[bare(id, without: differing)].map { (id, $0) } }
    if moved.isEmpty { return nil }
    let text = differing.map {
      "\($0.name) (\($0.old ?? "none") in the baseline, \($0.new ?? "none") in the current run)"
    }
    .joined(separator: " and ")
    guard differing.allSatisfy({ ByteKey($0.name) == job }) else {
      return ([:], [], ["the benchmarks of both sides differ in \(text) alone"])
    }
    return (
      Dictionary(moved, uniquingKeysWith: { first, _ in first }),
      ["The benchmarks of both sides differ in their \(text), and are compared all the same."], []
    )
  }

  /// The parameters that all of these have with one value.
  private static func shared(by ids: some Collection<BenchmarkID>) -> [ByteKey: String] {
    guard let first = ids.first else { return [:] }
    let values = Dictionary(
      first.parameters.map { (ByteKey($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    return values.filter { name, value in
      ids.allSatisfy { id in id.parameters.contains { ByteKey($0.name) == name && $0.value.isSameName(as: value) } }
    }
  }

  private static func bare(_ id: BenchmarkID, without differing: [Difference]) -> BenchmarkID {
    BenchmarkID(
      group: id.group, name: id.name,
      parameters: id.parameters.filter { parameter in !differing.contains { $0.name.isSameName(as: parameter.name) } })
  }
}
