import BenchModel

/// What Julia's PkgBenchmark saves (`writeresults`): a document of BenchmarkTools as a text inside another one.
enum PkgBenchmarkFormat: FileFormat {
  static let name = "PkgBenchmark JSON"
  static let keyword = "pkgbenchmark"

  private struct Document: Decodable {
    let name: String?
    let commit: String?
    let benchmarkgroup: String
  }

  static let signature = Signature(documents: [
    .document(.key("benchmarkgroup"), .anyKey(["julia_commit", "vinfo", "benchmarkconfig"]))
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var fault: ReadingFault?
    let bytes = Array(document.benchmarkgroup.utf8)
    guard let group = FileContent.json(bytes, line: 1, strictFault: nil, fault: &fault) else {
      throw ReadingFault("the text under \"benchmarkgroup\" cannot be read: \(fault?.problem ?? "it is no document")")
    }
    return try JuliaBenchmarkToolsFormat.read(
      group, identity: identity, suite: document.name ?? "PkgBenchmark", commit: document.commit)
  }
}
