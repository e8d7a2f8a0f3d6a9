import BenchModel

/// The rows of the long form as JSON, an object a line: `{"name": …, "metric": …, "value": …, "unit": …}`.
enum LongJSONLinesFormat: FileFormat {
  static let name = "long-form JSON Lines"
  static let keyword = "jsonl"

  private struct Line: Decodable {
    let name: String
    let metric: String
    let value: Double
    let unit: String?
    let run: FactText?
    let process: FactText?
  }

  static func refusal(of content: FileContent) -> String? {
    guard let keys = content.shape?.keys else { return content.lackOfObject }
    return keys.isSuperset(of: ["name", "metric", "value"]) ? nil : "no \"name\", \"metric\" and \"value\" in an object"
  }

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var table = LongTable()
    for (_, line) in try content.decodeEach(Line.self) {
      table.add(
        LongRow(
          name: line.name, metric: line.metric, value: line.value, unit: line.unit ?? "", run: line.run?.text ?? "",
          process: line.process?.text ?? ""))
    }
    return table.run(identity: identity)
  }
}
