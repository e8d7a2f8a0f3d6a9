import BenchModel
import BenchStatistics

/// Damaged files, and what has to hold of whatever is read of them; `.ci/mutate` compiles it, too.
enum Mutation {
  /// A file of every form that other tools write.
  static let fixtures = [
    "google-benchmark/aggregates.json", "google-benchmark/repetitions.json", "pyperf/suite.json",
    "pyperf/memory.json", "hyperfine/parameters.json", "hyperfine/failing.json", "go/bench.txt", "go/events.json",
    "pytest-benchmark/data.json", "pytest-benchmark/figures.json", "hyperfine-csv/parameters.csv",
    "jmh/results.json", "benchmarkdotnet/full.json", "benchmarkdotnet/brief.json", "cargo-criterion/messages.jsonl",
    "github-action-benchmark/custom.json", "github-action-benchmark/data.js",
    "package-benchmark/results.json", "swift-benchmark/columns.json", "swift-collections-benchmark/results.json",
    "junit/suites.xml", "catch2-xml/results.xml", "critcmp/export.json", "vitest/bench.json", "vitest/report.json",
    "tinybench/tasks.json", "k6/export.json", "k6/summary.json", "k6/versioned.json", "gungraun/one.json",
    "julia/trials.json", "asv/results.json", "oha/results.json", "artillery/report.json", "bencher/bmf.json",
    "catch2/console.txt", "criterion-text/console.txt", "libtest/bench.txt", "libtest/events.jsonl",
    "benchmarkjs/console.txt", "k6-points/points.jsonl", "gungraun/lines.txt", "iai/console.txt",
    "wrk/console.txt", "csv/long.csv", "csv/short.csv", "jsonl/long.jsonl",
  ]

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
