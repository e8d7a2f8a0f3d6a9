import BenchModel
import StrictJSON

/// The summaries of gungraun and iai-callgrind as JSON (`--output-format=json`), version 6, among whatever cargo
/// printed.
///
/// Of each metric the new value is read; the old one beside it belongs to another run.
enum GungraunFormat: FileFormat {
  static let name = "gungraun JSON"
  static let keyword = "gungraun"

  private static let version = "6"

  static let signature = Signature(documents: [.line("module_path", "profiles")])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var assembly = RunAssembly()
    var objects = EmbeddedObjects(content.bytes)
    while let (line, object) = try objects.next() {
      let summary: GungraunSummary
      do throws(JSONError) {
        let document = try JSONDocument(object)
        guard try document.decode(DocumentShape.self).keys?.isSuperset(of: ["module_path", "profiles"]) == true else {
          continue
        }
        summary = try document.decode()
      } catch {
        throw ReadingFault(line: line, "in the object that begins here: \(error)")
      }
      guard summary.version == version else {
        throw ReadingFault(
          line: line, "version \(summary.version) of this summary is not known here; there is \(version)")
      }
      try add(summary, line: line, to: &assembly)
    }
    return assembly.run(identity: identity, suite: "gungraun")
  }

  private static func add(
    _ summary: GungraunSummary, line: Int, to assembly: inout RunAssembly
  ) throws(ReadingFault) {
    let parameters = summary.id.map { [BenchmarkID.Parameter(name: "id", value: $0)] } ?? []
    let id = BenchmarkID(group: summary.group, name: summary.functionName, parameters: parameters)
    assembly.name(id)
    for profile in summary.profiles {
      for (_, metrics) in profile.summaries.total.summary.ordered(by: { $0.key < $1.key }) {
        for (name, value) in (metrics ?? [:]).inByteOrder {
          guard let new = value.new else { continue }
          assembly.measure(id, CallgrindMetric.metric(named: name, tool: profile.tool), [new])
        }
      }
    }
  }
}

/// One benchmark of gungraun.
private struct GungraunSummary: Decodable {
  struct Profile: Decodable {
    struct Summaries: Decodable { let total: Total }
    struct Total: Decodable {
      /// The metrics of each tool; none of one that states no figures.
      let summary: [String: [String: Value]?]

      private enum CodingKeys: CodingKey { case summary }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let isText = (try? container.decode(String.self, forKey: .summary)) != nil
        let isNothing = try container.decodeNil(forKey: .summary)
        summary = isText || isNothing ? [:] : try container.decode([String: [String: Value]?].self, forKey: .summary)
      }
    }

    let tool: String
    let summaries: Summaries
  }

  /// The new value, the old one, or both.
  struct Value: Decodable {
    struct Number: Decodable {
      let int: Double?
      let float: Double?

      private enum CodingKeys: String, CodingKey {
        case int = "Int"
        case float = "Float"
      }
    }

    struct Sides: Decodable {
      let left: Number?
      let both: [Number]?

      private enum CodingKeys: String, CodingKey {
        case left = "Left"
        case both = "Both"
      }
    }

    let metrics: Sides

    var new: Double? {
      let number = metrics.left ?? metrics.both?.first
      return number.flatMap { $0.int ?? $0.float }
    }
  }

  let version: String
  let modulePath: String
  let functionName: String
  let id: String?
  let profiles: [Profile]

  private enum CodingKeys: String, CodingKey {
    case version, id, profiles
    case modulePath = "module_path"
    case functionName = "function_name"
  }

  /// The path ends with the function.
  var group: String {
    let end = "::\(functionName)"
    return modulePath.hasSuffix(end) ? String(modulePath.dropLast(end.count)) : modulePath
  }
}

/// The JSON objects that begin at the start of a line of a text, in one line or in several.
private struct EmbeddedObjects {
  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next object and the line it begins in; nil at the end.
  ///
  /// - Throws: an object that is never closed, which may be cut short.
  mutating func next() throws(ReadingFault) -> (line: Int, object: [UInt8])? {
    while offset < bytes.count {
      let start = bytes[offset...].firstIndex { ![0x20, 0x09].contains($0) } ?? bytes.count
      guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else {
        skipLine()
        continue
      }
      guard let end = EmbeddedDocument.end(of: bytes, from: start) else {
        throw ReadingFault(line: line, "the object that begins here is never closed: the text may be cut short")
      }
      let begin = line
      line += bytes[offset..<end].count { $0 == UInt8(ascii: "\n") }
      offset = end
      return (begin, Array(bytes[start..<end]))
    }
    return nil
  }

  private mutating func skipLine() {
    let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n"))
    if end != nil { line += 1 }
    offset = end.map { $0 + 1 } ?? bytes.count
  }
}
