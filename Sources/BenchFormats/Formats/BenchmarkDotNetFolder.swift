import BenchModel

/// The folder `BenchmarkDotNet.Artifacts/results`, in which each class of benchmarks has reports of several kinds.
///
/// The reports of a class are exports of one run: the fullest of them is read, and what else lies there is passed over.
enum BenchmarkDotNetFolder: FolderFormat {
  static let name = "BenchmarkDotNet results folder"
  static let keyword = "benchmarkdotnet-results"
  static let usualBaseline = ""
  static let countsOthers = true

  /// How the names of reports end that hold figures, the fullest first.
  private static let endings = [
    "-report-full.json", "-report-full-compressed.json", "-report.json", "-report-brief.json",
    "-report-brief-compressed.json",
  ]

  static func isLikely(_ paths: [String], _ bytes: (String) -> [UInt8]?) -> Bool {
    paths.contains { report($0) != nil }
  }

  static func wanted(among paths: [String], baseline: String) -> [String] {
    guard baseline == usualBaseline else { return [] }
    var best: [String: (rank: Int, path: String)] = [:]
    for path in paths {
      guard let (subject, rank) = report(path) else { continue }
      if best[subject].map({ rank < $0.rank }) ?? true { best[subject] = (rank, path) }
    }
    return best.inByteOrder.map(\.value.path)
  }

  /// What a report is of, and how full it is; nil for another file.
  private static func report(_ path: String) -> (subject: String, rank: Int)? {
    for (rank, ending) in endings.enumerated() where path.hasSuffix(ending) {
      return (String(path.dropLast(ending.count)), rank)
    }
    return nil
  }

  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun {
    var runs: [BenchmarkRun] = []
    for file in files {
      do throws(ReadingFault) {
        let found = try Recognition(PlainText(file.bytes), as: BenchmarkDotNetFormat.self)
        runs.append(try found.run(identity: identity))
      } catch {
        throw FormatError(source: "\(source)/\(file.path)", error)
      }
    }
    return try rethrowing(try JoinedRuns.joined(runs)) { (error: ReadingFault) in FormatError(source: source, error) }
  }
}
