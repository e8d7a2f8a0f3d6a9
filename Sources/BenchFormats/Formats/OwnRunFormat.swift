package import BenchModel
package import StrictJSON

/// The file that `bench-run` writes.
package enum OwnRunFormat: FileFormat {
  package static let name = "bench-run results"
  static let keyword = "bench-run"
  static let isStrict = true

  static let signature = Signature(documents: [.document(.key("schema"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.document
    do throws(JSONError) {
      try SchemaCheck.expect(.run, in: document)
      return try document.decode()
    } catch {
      throw ReadingFault(error)
    }
  }

  /// The bytes of a run's file: sorted keys, shortest round-trip numbers, the same for the same run.
  package static func bytes(of run: BenchmarkRun) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(layout: .pretty).encode(run)
  }
}
