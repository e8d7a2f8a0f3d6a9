import BenchModel

/// The event stream of Swift Testing (`swift test --event-stream-output-path`): how long each test ran, or each case of
/// a test with arguments.
///
/// No duration is stated; it lies between the events of a test's begin and end. Tests that ran beside others waited for
/// them in that time, and are not measured. Versions 0 and 6.3.0 are known.
enum SwiftTestingFormat: FileFormat {
  static let name = "Swift Testing events"
  static let keyword = "swift-testing"

  private static let mark = DocumentMark.line("kind", "payload", "version")

  static let signature = Signature(documents: [mark])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var reader = SwiftTestingReader()
    for (line, record) in try content.decodeEach(SwiftTestingRecord.self, mark) {
      if !["0", "6.3.0"].contains(record.version) {
        throw ReadingFault(
          line: line,
          "version '\(record.version)' of Swift Testing's events is not known, only 0 and 6.3.0 are: "
            + "run with --event-stream-version 0")
      }
      reader.read(record)
    }
    return reader.run(identity: identity)
  }
}

/// A line of the stream: what a test is, or something that happened to one.
struct SwiftTestingRecord: Decodable {
  struct Payload: Decodable {
    struct Instant: Decodable { let absolute: Double }
    struct Case: Decodable {
      let id: String
      let displayName: String?
    }
    struct Issue: Decodable {
      let isKnown: Bool?
      let isFailure: Bool?
    }
    struct Message: Decodable { let text: String }

    let kind: String?
    let id: String?
    let name: String?
    let instant: Instant?
    let testID: String?
    let testCase: Case?
    let issue: Issue?
    let messages: [Message]?

    private enum CodingKeys: String, CodingKey {
      case kind, id, name, instant, testID, issue, messages
      case testCase = "_testCase"
    }
  }

  let kind: String
  let version: String
  let payload: Payload

  private enum CodingKeys: CodingKey { case kind, version, payload }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    kind = try container.decode(String.self, forKey: .kind)
    // A number up to version 0, and text since.
    version = try container.decode(FactText.self, forKey: .version).text ?? ""
    payload = try container.decode(Payload.self, forKey: .payload)
  }
}
