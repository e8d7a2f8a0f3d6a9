import BenchModel

/// The JSON of vitest: `vitest bench --outputJson` up to version 4, and `--reporter=json` from version 5.
///
/// Vitest writes figures without their samples. The path of a file is no part of an identity: it is that of a checkout.
enum VitestFormat: FileFormat {
  static let name = "vitest JSON"
  static let keyword = "vitest"

  /// Up to version 4.
  private struct Benches: Decodable {
    struct File: Decodable { let groups: [Group] }

    struct Group: Decodable {
      let fullName: String
      let benchmarks: [Task]
    }

    let files: [File]
  }

  /// From version 5.
  private struct Report: Decodable {
    struct File: Decodable { let assertionResults: [Assertion] }

    struct Assertion: Decodable {
      let fullName: String
      let status: String?
      let failureMessages: [String]?
      let benchmarks: [Bench]?
    }

    struct Bench: Decodable {
      let name: String?
      let tasks: [Task]
    }

    let testResults: [File]
  }

  private struct Task: Decodable {
    let name: String
    let number: String?
    let fromStore: Bool?
    let figures: TinybenchFigures

    private enum CodingKeys: String, CodingKey {
      case name, fromStore
      case number = "id"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      fromStore = try container.decodeIfPresent(Bool.self, forKey: .fromStore)
      figures = try TinybenchFigures(from: decoder)
      number = try? container.decodeIfPresent(String.self, forKey: .number)
    }

    func id(in group: String) -> BenchmarkID { BenchmarkID(group: group, name: name) }

    /// The identity with the number that vitest gives the task, where tasks share a name: those without one do.
    func numberedID(in group: String) -> BenchmarkID {
      BenchmarkID(group: group, name: name, parameters: number.map { [.init(name: "id", value: $0)] } ?? [])
    }
  }

  static let signature = Signature(documents: [
    .document(.key("testResults"), .elementsOf("testResults", ["assertionResults"])),
    .document(.key("files"), .elementsOf("files", ["groups"])),
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    if content.documentKeys?.contains("testResults") == true {
      for file in try content.decode(Report.self).testResults {
        for assertion in file.assertionResults { add(assertion, to: &assembly) }
      }
    } else {
      for group in try content.decode(Benches.self).files.flatMap(\.groups) {
        let ids = ClashingIDs.resolved(
          group.benchmarks.map { ($0.id(in: group.fullName), $0.numberedID(in: group.fullName)) })
        for (id, task) in zip(ids, group.benchmarks) {
          assembly.begin(id)
          task.figures.add(to: &assembly, id: id)
        }
      }
    }
    return assembly.run(identity: identity, suite: "vitest")
  }

  /// A test is a group; one that failed has lost at least one of its benchmarks.
  private static func add(_ assertion: Report.Assertion, to assembly: inout RunAssembly) {
    for bench in assertion.benchmarks ?? [] {
      let name = bench.name ?? ""
      let group = name.isEmpty ? assertion.fullName : "\(assertion.fullName) > \(name)"
      for task in bench.tasks {
        let id = BenchmarkID(group: group, name: task.name)
        if task.fromStore == true {
          assembly.skip(id, "its figures were taken from a store and not measured")
        } else if assertion.status == "failed" {
          assembly.fail(id, "the test around it failed")
        } else {
          assembly.begin(id)
          task.figures.add(to: &assembly, id: id)
        }
      }
    }
    if assertion.status == "failed", assertion.benchmarks != nil {
      let reason = assertion.failureMessages?.first ?? "vitest says that the test failed"
      assembly.fail(BenchmarkID(group: "", name: assertion.fullName), reason)
    }
  }
}
