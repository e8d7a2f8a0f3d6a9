import BenchModel

/// The tasks of a tinybench bench as JSON: an array of names, each with its result or with the result's members.
enum TinybenchFormat: FileFormat {
  static let name = "tinybench JSON"
  static let keyword = "tinybench"

  private struct Task: Decodable {
    struct State: Decodable {
      let state: String?
      let error: Problem?
      let runtime: String?
      let runtimeVersion: String?
    }

    /// An error as text, or as an object with a message; most errors are empty objects once they are JSON.
    struct Problem: Decodable {
      let message: String?

      private enum CodingKeys: CodingKey { case message }

      init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
          message = text
        } else {
          message = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .message)
        }
      }
    }

    let name: String
    let state: State?
    let figures: TinybenchFigures?

    private enum CodingKeys: CodingKey { case name, result }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      if container.contains(.result) {
        state = try container.decodeIfPresent(State.self, forKey: .result)
        figures = try container.decodeIfPresent(TinybenchFigures.self, forKey: .result)
      } else {
        state = try State(from: decoder)
        figures = try TinybenchFigures(from: decoder)
      }
    }
  }

  static let signature = Signature(documents: [.document(.elements(["name"], any: ["result", "latency", "hz"]))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var environment = RunEnvironment()
    for task in try content.decode([Task].self) {
      let id = BenchmarkID(group: "", name: task.name)
      if let runtime = task.state?.runtime, environment.toolchain == nil {
        environment.toolchain = [runtime, task.state?.runtimeVersion].compactMap(\.self).joined(separator: " ")
      }
      if task.state?.error != nil || task.state?.state == "errored" {
        assembly.fail(id, task.state?.error?.message ?? "tinybench says that it threw an error")
      } else if let figures = task.figures, task.state?.state.map({ $0 == "completed" }) ?? true {
        figures.add(to: &assembly, id: id)
      } else {
        assembly.skip(id, "it was not run to its end")
      }
    }
    return assembly.run(identity: identity, suite: "tinybench", environment: environment)
  }
}
