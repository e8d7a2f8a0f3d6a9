import BenchModel

/// What `openssl speed -mr` prints: a line an algorithm, with bytes a second for each size of block, or operations a
/// second.
///
/// The lines of `-multi` that begin with "Got:" are of single processes, and the others of all together.
enum OpenSSLSpeedFormat: FileFormat {
  static let name = "openssl speed -mr text"
  static let keyword = "openssl-speed"

  static let signature = Signature(lines: [
    LineMark(start: "+F", part: ":", check: { bytes, line in OpenSSLSpeedLine.isResult(bytes[line]) })
  ])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    var sizes: [String] = []
    var figures: [OpenSSLSpeedLine.Figure] = []
    for line in TextLine.all(in: content.bytes) {
      if let header = line.text[...].firstRange(of: "+H:") {
        sizes = line.text[header.upperBound...].prefix { $0 != " " }.split(separator: ":").map { String($0) }
      }
      guard OpenSSLSpeedLine.isResult(Array(line.text.utf8)[...]) else { continue }
      try line.checkWhole()
      figures += OpenSSLSpeedLine(line).figures(ofSizes: sizes)
    }
    var assembly = RunAssembly()
    // Curves of one length are told apart by their numbers, which change from version to version.
    for (id, figure) in zip(ClashingIDs.resolved(figures.map { ($0.id, $0.numberedID) }), figures) {
      assembly.begin(id)
      // A line is printed with zeros for what was not reached.
      guard let rate = figure.rate, rate > 0 else {
        assembly.fail(id, "line \(figure.line) has no rate of it")
        continue
      }
      assembly.measure(id, figure.metric, [rate])
    }
    return assembly.run(identity: identity, suite: "openssl speed")
  }
}
