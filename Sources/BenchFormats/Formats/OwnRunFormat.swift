package import BenchModel
package import StrictJSON

/// The file that `bench-run` writes.
package enum OwnRunFormat: RunFormat {
  static let name = "bench-run results"

  static func refusal(of shape: DocumentShape) -> String? {
    shape.keys?.contains("schema") == true ? nil : "no key \"schema\""
  }

  static func read(_ document: JSONDocument, identity: String) throws(JSONError) -> BenchmarkRun {
    try SchemaCheck.expect(.run, in: document)
    return try document.decode()
  }

  /// The bytes of a run's file: sorted keys, shortest round-trip numbers, the same for the same run.
  package static func bytes(of run: BenchmarkRun) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(layout: .pretty).encode(run)
  }
}
