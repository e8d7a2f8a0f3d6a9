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

  private static let mark = DocumentMark.line("name", "metric", "value")

  static let signature = Signature(documents: [mark])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var table = LongTable()
    for (_, line) in try content.decodeEach(Line.self, mark) {
      table.add(
        LongRow(
          name: line.name, metric: line.metric, value: line.value, unit: line.unit ?? "", run: line.run?.text ?? "",
          process: line.process?.text ?? ""))
    }
    return table.run(identity: identity)
  }
}
