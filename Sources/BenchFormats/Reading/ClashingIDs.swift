import BenchModel

/// Identities that are short where that is unique in a file, and longer where it is not.
enum ClashingIDs {
  /// For each benchmark the first identity, or the second where several share the first.
  static func resolved(_ choices: [(short: BenchmarkID, long: BenchmarkID)]) -> [BenchmarkID] {
    let uses = Dictionary(choices.map { ($0.short, 1) }, uniquingKeysWith: +)
    return choices.map { uses[$0.short] == 1 ? $0.short : $0.long }
  }
}
