import BenchModel

/// The JSON of NVIDIA's NVBench (`--json`): figures of the states of each benchmark, one a combination of its axes.
///
/// A cold measurement is the time of a kernel that runs alone; batches are another measurement and not more of the
/// same. Values of samples lie in a file of their own beside this one, and shares of the bandwidth follow from it.
enum NVBenchFormat: FileFormat {
  static let name = "NVBench JSON"
  static let keyword = "nvbench"

  private struct Document: Decodable {
    let meta: [String: Metadata]?
    let devices: [Device]?
    let benchmarks: [Benchmark]
  }

  private struct Metadata: Decodable {
    let text: String?

    private enum CodingKeys: CodingKey { case nvbench, string }

    init(from decoder: any Decoder) throws {
      let versions = try? decoder.container(keyedBy: CodingKeys.self)
      let own = try? versions?.nestedContainer(keyedBy: CodingKeys.self, forKey: .nvbench)
      text = try? own?.decode(String.self, forKey: .string)
    }
  }

  private struct Device: Decodable {
    let id: Int
    let name: String?
  }

  private struct Benchmark: Decodable {
    let name: String
    let states: [NVBenchState]?
  }

  static let signature = Signature(documents: [
    .document(.key("devices"), .elementsOf("benchmarks", ["name", "states"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for benchmark in document.benchmarks {
      for state in benchmark.states ?? [] { state.add(to: &assembly, of: benchmark.name) }
    }
    var environment = RunEnvironment()
    var facts: [String: String] = [:]
    for device in document.devices ?? [] { facts["device \(device.id)"] = device.name }
    facts["NVBench"] = document.meta?["version"]?.text
    environment.other = facts.isEmpty ? nil : facts
    return assembly.run(identity: identity, suite: "NVBench", environment: environment)
  }
}
