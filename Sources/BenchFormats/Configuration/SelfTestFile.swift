package import BenchModel
package import StrictJSON

/// `baselines/<machine>.self-test.json`: what `bench-run --aa` found out about a machine.
package enum SelfTestFile: ConfigurationFormat {
  /// Reads a self-test.
  ///
  /// - Throws: what is wrong, with line and column.
  package static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> SelfTest {
    do throws(JSONError) {
      let document = try JSONDocument(bytes)
      try SchemaCheck.expect(.selfTest, in: document)
      return try document.decode(SelfTest.self)
    } catch {
      throw FormatError(source: source, error)
    }
  }

  /// The bytes of its file.
  package static func bytes(of test: SelfTest) throws(JSONError) -> [UInt8] {
    try StrictJSONEncoder(layout: .pretty).encode(test)
  }
}
