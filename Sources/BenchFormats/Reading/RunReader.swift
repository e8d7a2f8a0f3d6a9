package import BenchModel

/// Reads a run from the bytes of a file, whatever known format it has.
package enum RunReader {
  /// A run with the format it was read from.
  package struct Reading: Sendable {
    /// The run.
    package let run: BenchmarkRun
    /// The format's name.
    package let format: String
    /// What a reader ought to know about how the file was read.
    package let notes: [String]

    init(run: BenchmarkRun, format: String, notes: [String] = []) {
      self.run = run
      self.format = format
      self.notes = notes
    }
  }

  // Lists by kind, since a cast to a protocol looks through all conformances of a program: at fifty formats it made up
  // a quarter of reading a small file.

  /// Every format of single files that is tried, in order.
  static let fileFormats: [any FileFormat.Type] = [
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
    CargoCriterionFormat.self,
    GitHubActionBenchmarkFormat.self,
    PackageBenchmarkFormat.self,
    SwiftBenchmarkFormat.self,
    SwiftTestingFormat.self,
    XCTestFormat.self,
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
    CodSpeedFormat.self, NVBenchFormat.self, NanobenchFormat.self, BenchmarkIPSFormat.self,
    HaskellCriterionFormat.self, HaskellCriterionCSVFormat.self, TastyBenchFormat.self, CyclictestFormat.self,
    IopingFormat.self, IopingBatchFormat.self, RBenchFormat.self, OpenSSLSpeedFormat.self, StressNGFormat.self,
    ReFrameFormat.self, BenchExecFormat.self, PkgBenchmarkFormat.self, BencheeFormat.self, PHPBenchFormat.self,
    BencherFormat.self,
    FioFormat.self, PgbenchFormat.self, PgbenchLogFormat.self, PerfStatFormat.self, DenoBenchFormat.self,
    ValgrindCountsFormat.self, RedisBenchmarkFormat.self, Iperf3Format.self, SysbenchFormat.self,
    ApacheBenchFormat.self, HeyFormat.self, H2loadFormat.self, SiegeFormat.self, LocustFormat.self,
    LocustCSVFormat.self, VegetaFormat.self,
  ]

  /// Those of whole folders.
  static let folderFormats: [any FolderFormat.Type] = [
    BenchmarkDotNetFolder.self, CriterionFolder.self, SwiftCompilerFolder.self, AirspeedVelocityFolder.self,
    K6Folder.self,
  ]

  /// Those of files that are read block by block.
  static let streamedFormats: [any StreamedFormat.Type] = [
    OwnRunFormat.self, PyperfFormat.self, GoBenchmarkFormat.self,
  ]

  static let formats: [any RunFormat.Type] = fileFormats.map { $0 } + folderFormats.map { $0 }

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
      let plain = PlainText(bytes)
      let found = try recognition(of: plain, as: keyword)
      let run = try found.run(identity: identity)
      try RunValidation.check(run)
      return Reading(run: run, format: found.name, notes: found.notes)
    } catch {
      throw FormatError(source: source, error)
    }
  }

  private static func recognition(of plain: PlainText, as keyword: String?) throws(ReadingFault) -> Recognition {
    guard let keyword else { return try Recognition(plain) }
    return try Recognition(plain, as: format(named: keyword))
  }

  private static func format(named keyword: String) throws(ReadingFault) -> any FileFormat.Type {
    if let named = fileFormats.first(where: { $0.keyword == keyword }) { return named }
    if let named = formats.first(where: { $0.keyword == keyword }) {
      throw ReadingFault("a \(named.name) is read as a whole: name the folder, not a file in it")
    }
    throw ReadingFault("no format is called '\(keyword)'; there are \(keywords.joined(separator: ", "))")
  }
}
