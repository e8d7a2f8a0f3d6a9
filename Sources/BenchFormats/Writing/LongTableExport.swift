import BenchModel
import StrictJSON

/// Writes the long form: a value a row, in the order of time within a process.
enum LongTableExport {
  private struct Row: Encodable {
    let name: String
    let metric: String
    let value: Double
    let unit: String
    let run: String
    let process: Int
  }

  /// What makes spreadsheets read a field as a formula, also in full width; such a text has an apostrophe before it.
  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠"]

  static func csv(_ samples: [ExportedSample], run: String) throws(ExportError) -> [UInt8] {
    try checkNames(samples)
    var text = Array("name,metric,value,unit,run,process\n".utf8)
    let runField = field(run)
    for item in samples {
      // What the rows of a sample share is worked out once: most of a row is that.
      let before = Array("\(field(item.id.description)),\(field(item.metric.name)),".utf8)
      let between = ",\(field(item.metric.unit.symbol)),\(runField),"
      for (process, values) in zip(item.sample.process, item.sample.values) {
        let after = Array("\(between)\(process)\n".utf8)
        for value in values {
          text += before
          text += value.description.utf8
          text += after
        }
      }
    }
    return text
  }

  static func jsonLines(_ samples: [ExportedSample], run: String) throws(ExportError) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows(samples, run: run) { bytes += try encoded(row, layout: .compact) + [UInt8(ascii: "\n")] }
    return bytes
  }

  private static func rows(_ samples: [ExportedSample], run: String) -> [Row] {
    samples.flatMap { item in
      zip(item.sample.process, item.sample.values).flatMap { process, values in
        values.map { value in
          Row(
            name: item.id.description, metric: item.metric.name, value: value, unit: item.metric.unit.symbol, run: run,
            process: process)
        }
      }
    }
  }

  private static func field(_ text: String) -> String {
    let plain = HarmlessField.escaped(text)
    let start = plain.unicodeScalars.first.map { formulaStarts.contains($0) } == true ? "'" : ""
    let content = start + plain
    guard content.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return content }
    return "\"" + content.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Names with escapes could be those of other benchmarks.
  private static func checkNames(_ samples: [ExportedSample]) throws(ExportError) {
    var ids: [ByteKey: BenchmarkID] = [:]
    for item in samples {
      if let other = ids.updateValue(item.id, forKey: ByteKey(field(item.id.description))), other != item.id {
        throw ExportError(description: "'\(item.id)' and '\(other)' would have one name in CSV: rename one")
      }
    }
  }

  /// A value as JSON; whatever cannot be written was checked when the run was read.
  static func encoded(_ value: some Encodable, layout: JSONLayout) throws(ExportError) -> [UInt8] {
    try rethrowing(try StrictJSONEncoder(layout: layout).encode(value)) { (error: JSONError) in
      ExportError(description: "the run cannot be written as JSON: \(error)")
    }
  }
}
