package import BenchModel

/// Reads a run from the bytes of a file, whatever known format it has.
package enum RunReader {
  /// A run with the format it was read from.
  package struct Reading: Sendable {
    /// The run.
    package let run: BenchmarkRun
    /// The format's name.
    package let format: String
  }

  /// Every format that is tried, in order.
  static let formats: [any RunFormat.Type] = [
    OwnRunFormat.self,
    StressSuiteFormat.self,
    GoogleBenchmarkFormat.self,
    PyperfFormat.self,
    HyperfineFormat.self,
    GoBenchmarkFormat.self,
    PytestBenchmarkFormat.self,
    HyperfineCSVFormat.self,
    JMHFormat.self,
    BenchmarkDotNetFormat.self,
    CriterionFolder.self,
    CargoCriterionFormat.self,
    GitHubActionBenchmarkFormat.self,
    PackageBenchmarkFormat.self,
    SwiftBenchmarkFormat.self,
    SwiftCollectionsBenchmarkFormat.self,
    JUnitFormat.self,
    Catch2XMLFormat.self,
    Catch2TextFormat.self,
    CriterionTextFormat.self,
    LibtestFormat.self,
    CritcmpFormat.self,
    VitestFormat.self,
    TinybenchFormat.self,
    BenchmarkJSFormat.self,
    K6Format.self,
    K6PointsFormat.self,
    GungraunFormat.self,
    IaiFormat.self,
    JuliaBenchmarkToolsFormat.self,
    AirspeedVelocityFormat.self,
    WrkFormat.self,
    OhaFormat.self,
    ArtilleryFormat.self,
    LongCSVFormat.self,
    LongJSONLinesFormat.self,
    BencherFormat.self,
  ]

  static let fileFormats = formats.compactMap { $0 as? any FileFormat.Type }

  /// The words by which formats are named on a command line.
  package static var keywords: [String] { formats.map { $0.keyword } }

  /// What the formats are called.
  package static var names: [String] { formats.map { $0.name } }

  /// Recognises the format by content, unless it is named, and reads the run.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: The file as the user named it, for messages.
  ///   - identity: Names the run where its format does not, such as a hash of the bytes.
  ///   - keyword: The only format to try, one of ``keywords``; nil to find out.
  /// - Throws: what is wrong and where, or which formats were tried and why each refused.
  package static func read(
    _ bytes: [UInt8], source: String, identity: String, as keyword: String? = nil
  ) throws(FormatError) -> Reading {
    do throws(ReadingFault) {
      if bytes.isEmpty { throw ReadingFault("the file is empty") }
      if let packed = Compression(bytes) { throw packed.fault }
      let content = try FileContent(bytes)
      let format = try format(of: content, keyword: keyword)
      if format.isStrict, let fault = content.strictFault { throw fault }
      let run = try format.read(content, identity: identity)
      try RunValidation.check(run)
      return Reading(run: run, format: format.name)
    } catch {
      throw FormatError(source: source, error)
    }
  }

  private static func format(of content: FileContent, keyword: String?) throws(ReadingFault) -> any FileFormat.Type {
    if let keyword {
      if let named = fileFormats.first(where: { $0.keyword == keyword }) { return named }
      if let named = formats.first(where: { $0.keyword == keyword }) {
        throw ReadingFault("a \(named.name) is read as a whole: name the folder, not a file in it")
      }
      throw ReadingFault("no format is called '\(keyword)'; there are \(keywords.joined(separator: ", "))")
    }
    let takers = formats(of: content)
    if takers.count == 1 { return takers[0] }
    if takers.isEmpty {
      let refusals = fileFormats.map { (name: $0.name, reason: $0.refusal(of: content) ?? "") }
      throw ReadingFault("the file is of no format known here (\(sentence(of: refusals)))")
    }
    let names = takers.map { "\($0.name) (--from \($0.keyword))" }.joined(separator: " or ")
    throw ReadingFault("the file could be \(names): say which")
  }

  /// The formats that a content can be of.
  static func formats(of content: FileContent) -> [any FileFormat.Type] {
    fileFormats.filter { $0.refusal(of: content) == nil }
  }

  /// Why each format is not that of the file; formats with one reason share a sentence.
  private static func sentence(of refusals: [(name: String, reason: String)]) -> String {
    var reasons: [String] = []
    var names: [String: [String]] = [:]
    for (name, reason) in refusals {
      if names[reason] == nil { reasons.append(reason) }
      names[reason, default: []].append(name)
    }
    return reasons.map { reason in
      let refusing = names[reason] ?? []
      let list =
        refusing.count == 1 ? refusing[0] : refusing.dropLast().joined(separator: ", ") + " or " + (refusing.last ?? "")
      return "not \(list): it has \(reason)"
    }.joined(separator: "; ")
  }
}
