import BenchModel
import BenchStatistics

/// Damaged files, and what has to hold of whatever is read of them; `.ci/mutate` compiles it, too.
enum Mutation {
  /// Said anew and in other words than the validation says it.
  static func isReliable(_ run: BenchmarkRun) -> Bool {
    let names = run.metrics.map { Array($0.name.utf8) }
    return !run.results.isEmpty && Set(run.results.map(\.id)).count == run.results.count
      && Set(names).count == names.count
      && run.results.allSatisfy { result in
        (result.status == .measured ? !result.samples.isEmpty : result.failure != nil)
          && Set(result.samples.map { Array($0.metric.utf8) }).count == result.samples.count
          && result.samples.allSatisfy { names.contains(Array($0.metric.utf8)) && isReliable($0) }
      }
  }

  private static func isReliable(_ sample: Sample) -> Bool {
    let isTime = ["time", "latency"].contains(sample.metric)
    if let published = sample.published {
      return sample.values.isEmpty && (published.count ?? 1) > 0 && (published.stdev ?? 0) >= 0
        && (!isTime || (published.mean ?? 0) >= 0)
    }
    let values = sample.values.flatMap(\.self)
    return sample.isConsistent && !values.isEmpty && values.allSatisfy(\.isFinite)
      && sample.iterations.allSatisfy { $0 > 0 } && (!isTime || values.allSatisfy { $0 >= 0 })
  }

  /// One to three bytes flipped, dropped, doubled or replaced by something JSON-like, digits more often than others.
  static func mutated(_ seed: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    let pieces = [
      "<", ">", "\n", "\"", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e9", "null", "[]", "\\u0000", "1e999", "true",
    ]
    var document = seed
    for _ in 0...random.draw(below: 3) {
      let index = Int(random.draw(below: UInt64(document.count)))
      switch random.draw(below: 6) {
      case 0: document[index] ^= 1 << UInt8(random.draw(below: 8))
      case 1: document.remove(at: index)
      case 2: document.insert(document[index], at: index)
      case 3:
        document.insert(contentsOf: pieces[Int(random.draw(below: UInt64(pieces.count)))].utf8, at: index)
      case 4: document[index] = UInt8(truncatingIfNeeded: random.next())
      default:
        if let digit = document[index...].firstIndex(where: { (0x30...0x39).contains($0) }) {
          document[digit] = 0x30 + UInt8(random.draw(below: 10))
        }
      }
    }
    return document
  }
}
