import BenchFormats
import BenchModel
import Glibc
import StrictJSON
import StrictXML
import WorkerProtocol

/// What libFuzzer calls; `.ci/fuzz` compiles it, since a package has no target that libFuzzer links.
///
/// FUZZ_TARGET names the reader: `json`, `xml`, `policy`, `rubric`, `suite`, `history`, `protocol`, or the word of a
/// format. A reader may refuse anything; it may not trap, hang, or give what cannot be relied on.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// The readers that are tried.
enum FuzzTarget {
  private static let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""

  /// The reader that FUZZ_TARGET names.
  static let chosen: @Sendable ([UInt8]) -> Void =
    switch name {
    case "json": json
    case "xml": { _ = try? StrictXMLReader.read($0) }
    case "policy": { _ = try? PolicyFile.read($0, source: "x") }
    case "rubric": { _ = try? RubricFile.read($0, source: "x") }
    case "suite": { _ = try? SuiteFile.read($0, source: "x") }
    case "history": history
    case "protocol": wire
    default: format(name)
    }

  /// Both readers agree on what JSON is, and what is written of a document is read as the same document.
  private static func json(_ bytes: [UInt8]) {
    let document = try? JSONDocument(bytes)
    var skips = false
    if var reader = try? JSONPullReader(bytes) {
      skips = (try? reader.skipValue()) != nil && (try? reader.finish()) != nil
    }
    guard skips == (document != nil) else { fatalError("one reader takes what the other refuses") }
    guard let text: String = try? document?.decode() else { return }
    for escapes in [false, true] {
      guard let written = try? StrictJSONEncoder(escapesNonASCII: escapes).encode(text),
        let again: String = try? JSONDocument(written).decode(), again.utf8.elementsEqual(text.utf8)
      else { fatalError("a string is not read as it was written") }
    }
  }

  /// What is read of a history is written so that it is read again as the same.
  private static func history(_ bytes: [UInt8]) {
    let contents = try? HistoryFile.read(bytes, source: "x")
    for case .folded(let runs) in contents?.lines.map(\.content) ?? [] {
      let columns = HistoryColumns(runs)
      guard let source = columns.runs.first?.source else { continue }
      guard let line = try? HistoryFile.line(of: FoldedRuns(columns, of: source)),
        (try? HistoryFile.read(line, source: "x"))?.lines.count == 1
      else { fatalError("folded runs are not read as they were written") }
    }
    for entry in contents?.entries ?? [] {
      guard let line = try? HistoryFile.line(of: entry),
        let again = try? HistoryFile.read(line + [UInt8(ascii: "\n")], source: "x").entries, again == [entry]
      else { fatalError("an entry is not read as it was written") }
    }
  }

  /// Both directions of the protocol; a message that is read is written and read as the same.
  private static func wire(_ bytes: [UInt8]) {
    _ = try? WireLine.message(WorkerHello.self, from: bytes)
    if let request = try? WireLine.message(WorkerRequest.self, from: bytes) {
      guard let line = try? WireLine.bytes(of: request),
        (try? WireLine.message(WorkerRequest.self, from: line)) == request
      else { fatalError("a request is not read as it was written") }
    }
    if let answer = try? WireLine.message(WorkerAnswer.self, from: bytes) {
      guard let line = try? WireLine.bytes(of: answer), (try? WireLine.message(WorkerAnswer.self, from: line)) == answer
      else { fatalError("an answer is not read as it was written") }
    }
  }

  private static func format(_ keyword: String) -> @Sendable ([UInt8]) -> Void {
    { bytes in
      guard let run = try? RunReader.read(bytes, source: "x", identity: "1", as: keyword).run else { return }
      guard Mutation.isReliable(run) else { fatalError("a run that cannot be relied on") }
    }
  }
}
