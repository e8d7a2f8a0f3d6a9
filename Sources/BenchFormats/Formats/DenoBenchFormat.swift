import BenchModel

/// The JSON of `deno bench`: figures of each benchmark.
///
/// What is faster than a step of its clock Deno measures in batches, of which its quantiles then are: those of single
/// calls are other metrics.
enum DenoBenchFormat: FileFormat {
  static let name = "deno bench JSON"
  static let keyword = "deno"

  private struct Document: Decodable {
    let version: Int
    let runtime: String
    let cpu: String
    let benches: [Bench]
  }

  private struct Bench: Decodable {
    struct Figures: Decodable {
      let n: Int?
      let min: Double?
      let max: Double?
      let avg: Double?
      let p75: Double?
      let p99: Double?
      let highPrecision: Bool?
      let usedExplicitTimers: Bool?
    }

    struct Problem: Decodable { let message: String? }

    struct Result: Decodable {
      let ok: Figures?
      let failed: Problem?
    }

    let origin: String
    let group: String?
    let name: String
    let results: [Result]
  }

  static let signature = Signature(
    documents: [.document(.key("runtime"), .key("cpu"), .elementsOf("benches", ["origin", "results"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    guard document.version == 1 else {
      throw ReadingFault("version \(document.version) of this file is not known here; there is 1")
    }
    var assembly = RunAssembly()
    for bench in document.benches {
      for (place, result) in bench.results.enumerated() {
        let id = id(of: bench, place)
        assembly.begin(id)
        if let figures = result.ok { add(figures, of: id, to: &assembly) }
        if let problem = result.failed { assembly.fail(id, problem.message ?? "deno says that it failed") }
      }
    }
    var environment = RunEnvironment()
    environment.processor = document.cpu
    environment.toolchain = document.runtime
    return assembly.run(identity: identity, suite: "deno bench", environment: environment)
  }

  /// Where the module lies is no part of what it measures; several of one name are told apart by their order.
  private static func id(of bench: Bench, _ place: Int) -> BenchmarkID {
    let file = bench.origin.split(separator: "/").last.map { String($0) } ?? bench.origin
    let group = bench.group.map { $0.isEmpty ? file : "\(file)/\($0)" } ?? file
    let number = bench.results.count > 1 ? [BenchmarkID.Parameter(name: "entry", value: "\(place)")] : []
    return BenchmarkID(group: group, name: bench.name, parameters: number)
  }

  private static func add(_ figures: Bench.Figures, of id: BenchmarkID, to assembly: inout RunAssembly) {
    assembly.publish(id, .time, Summary(count: figures.n, mean: figures.avg))
    let isSingle = figures.highPrecision == true
    let condition = isSingle ? "of single calls" : "of batches"
    for (order, value) in [("75", figures.p75), ("99", figures.p99)] {
      assembly.add(id, Metric.time.percentile(order).under(condition), value)
    }
    if figures.usedExplicitTimers == true, !isSingle {
      assembly.warn(
        id, "It is too quick for its own start and end, which Deno passed over: what stands around them is in its time."
      )
    }
  }
}
