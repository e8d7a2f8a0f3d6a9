import BenchModel

/// The JSON that Julia's BenchmarkTools saves: trials with all of their times, or estimates of one time each.
///
/// Which estimate was saved is not in the file. Times are of one evaluation, in nanoseconds.
enum JuliaBenchmarkToolsFormat: FileFormat {
  static let name = "Julia BenchmarkTools JSON"
  static let keyword = "julia"

  private struct Document: Decodable {
    let versions: [String: FactText]
    let values: [Node]

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      versions = try pair.decode([String: FactText].self)
      values = try pair.decode([Node].self)
    }
  }

  /// A type and what a value of it holds.
  private indirect enum Node: Decodable {
    case group([String: Node])
    case trial(Trial)
    case estimate(Estimate)
    case other(String)

    private struct Group: Decodable { let data: [String: Node] }

    struct Trial: Decodable {
      struct Parameters: Decodable { let evals: Int? }

      let times: [Double]
      let memory: Double?
      let allocs: Double?
      let evaluations: Int?

      private enum CodingKeys: CodingKey { case times, memory, allocs, params }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        times = try container.decode([Double].self, forKey: .times)
        memory = try container.decodeIfPresent(Double.self, forKey: .memory)
        allocs = try container.decodeIfPresent(Double.self, forKey: .allocs)
        var parameters = try? container.nestedUnkeyedContainer(forKey: .params)
        _ = try? parameters?.decode(String.self)
        evaluations = (try? parameters?.decode(Parameters.self))?.evals
      }
    }

    struct Estimate: Decodable {
      let time: Double
      let memory: Double?
      let allocs: Double?
    }

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      let type = try pair.decode(String.self)
      switch type {
      case "BenchmarkGroup": self = .group(try pair.decode(Group.self).data)
      case "Trial": self = .trial(try pair.decode(Trial.self))
      case "TrialEstimate": self = .estimate(try pair.decode(Estimate.self))
      default: self = .other(type)
      }
    }
  }

  static let signature = Signature(documents: [.document(.elements(["BenchmarkTools"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    try read(content, identity: identity, suite: "BenchmarkTools", commit: nil)
  }

  /// Reads a document of the benchmarks of a package at a commit.
  static func read(
    _ content: FileContent, identity: String, suite: String, commit: String?
  ) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for (place, node) in document.values.enumerated() {
      try add(node, path: document.values.count > 1 ? ["\(place + 1)"] : [], to: &assembly)
    }
    var environment = RunEnvironment()
    environment.toolchain = document.versions.text("Julia").map { "Julia \($0)" }
    environment.other = document.versions.remaining(without: ["Julia"])
    environment.commit = commit
    return assembly.run(identity: identity, suite: suite, environment: environment)
  }

  private static func add(_ node: Node, path: [String], to assembly: inout RunAssembly) throws(ReadingFault) {
    let id = BenchmarkID(group: path.dropLast().joined(separator: "/"), name: path.last ?? "")
    switch node {
    case .group(let members):
      for (name, member) in members.inByteOrder {
        try add(member, path: path + [name], to: &assembly)
      }
    case .trial(let trial):
      assembly.measure(id, .time, trial.times, iterations: trial.evaluations ?? 1)
      publish(memory: trial.memory, allocations: trial.allocs, of: id, to: &assembly)
    case .estimate(let estimate):
      assembly.publish(id, .time, Summary(count: 1, mean: estimate.time))
      publish(memory: estimate.memory, allocations: estimate.allocs, of: id, to: &assembly)
    case .other(let type):
      assembly.fail(id, "it is a \(type): only Trial and TrialEstimate hold what was measured")
    }
  }

  private static func publish(
    memory: Double?, allocations: Double?, of id: BenchmarkID, to assembly: inout RunAssembly
  ) {
    if let memory { assembly.publish(id, Metric(name: "memory", unit: .bytes), Summary(count: 1, mean: memory)) }
    if let allocations {
      assembly.publish(id, Metric(name: "allocs", unit: .count), Summary(count: 1, mean: allocations))
    }
  }
}
