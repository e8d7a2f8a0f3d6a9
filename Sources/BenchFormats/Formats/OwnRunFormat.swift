package import BenchModel
package import StrictJSON

/// The file that `bench-run` writes.
package enum OwnRunFormat: StreamedFormat {
  package static let name = "bench-run results"
  static let keyword = "bench-run"
  static let isStrict = true
  private static let options = JSONReadingOptions(maximumBytes: .max)

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

  /// Whether a file begins as `bench-run` writes it: with keys of ours, before the list that is nearly all of it.
  static func isLikely(_ opening: [UInt8]) -> Bool {
    (try? hasOwnKeys(opening)) == true
  }

  private static func hasOwnKeys(_ opening: [UInt8]) throws(JSONError) -> Bool {
    var json = try JSONPullReader(opening, options: options)
    guard try json.nextKind() == .object else { return false }
    try json.beginObject()
    var found = (completeness: false, environment: false)
    while let key = try json.nextKey() {
      if json.matches(key, "results") { return try json.nextKind() == .array && found == (true, true) }
      if json.matches(key, "completeness") { found.completeness = true }
      if json.matches(key, "environment") { found.environment = true }
      try json.skipValue()
    }
    return false
  }

  static func read(blocks: @escaping () -> [UInt8]?, identity: () -> String) throws(ReadingFault) -> BenchmarkRun {
    try rethrowing(try readResults(in: JSONPullReader(blocks: blocks, options: options))) { (error: JSONError) in
      ReadingFault(error)
    }
  }

  /// Reads results as they come, each by itself, and the rest of the document behind them.
  private static func readResults(in reader: consuming JSONPullReader) throws(JSONError) -> BenchmarkRun {
    var json = reader
    var skeleton = JSONSkeleton()
    var results: [BenchmarkResult] = []
    try json.beginObject()
    while let key = try json.nextKey() {
      let written = Array(json.written(key))
      if json.matches(key, "results"), try json.nextKind() == .array {
        skeleton.appendList(written)
        try json.beginArray()
        while try json.nextElement() {
          results.append(try json.readPart(path: "results[\(results.count)]").decode(options: options))
        }
      } else {
        skeleton.append(written, try json.readPart(path: json.string(key)))
      }
    }
    try json.finish()
    let document = try skeleton.document(options: options)
    do throws(JSONError) {
      try SchemaCheck.expect(.run, in: document)
      return try document.decode(BenchmarkRun.self).with(results: results)
    } catch {
      throw skeleton.located(error)
    }
  }

  /// The bytes of a run's file: sorted keys, shortest round-trip numbers, the same for the same run.
  package static func bytes(of run: BenchmarkRun) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(layout: .pretty).encode(run)
  }
}
