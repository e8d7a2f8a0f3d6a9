import BenchModel

/// A folder with what one run of k6 left: its summary in one or several forms, its points, and pages for people.
///
/// Files of k6 have whatever names their script gives them, so that their content says whether they are of one run. The
/// points are the fuller account; a summary has what they lack, such as thresholds that were crossed. Summaries that
/// differ are of several runs: such a folder is read a file at a time, like any other.
enum K6Folder: FolderFormat {
  static let name = "k6 results folder"
  static let keyword = "k6-results"
  static let usualBaseline = ""

  static func isLikely(_ paths: [String], _ bytes: (String) -> [UInt8]?) -> Bool {
    guard paths.count > 1 else { return false }
    var own: [FolderFile] = []
    for path in candidates(among: paths) {
      guard let content = bytes(path) else { return false }
      let formats = Recognition.formats(of: content)
      if formats.contains(where: { !isOwn($0) }) { return false }
      if !formats.isEmpty { own.append(FolderFile(path: path, bytes: content)) }
    }
    return !own.isEmpty && (try? run(of: own, identity: "")) ?? nil != nil
  }

  static func wanted(among paths: [String], baseline: String) -> [String] {
    baseline == usualBaseline ? candidates(among: paths) : []
  }

  static func passedOver(_ paths: [String], reading files: [FolderFile]) -> Int {
    paths.count - files.count { isResult($0) }
  }

  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun {
    guard let run = try run(of: files.filter(isResult), identity: identity, in: source) else {
      throw FormatError(source: source, problem: "its files are of several runs of k6: name them one by one")
    }
    return run
  }

  /// What files of results can be called; compressed ones are no text.
  private static func candidates(among paths: [String]) -> [String] {
    paths.filter { path in [".json", ".jsonl", ".ndjson"].contains { path.hasSuffix($0) } }.ordered()
  }

  private static func isOwn(_ format: any FileFormat.Type) -> Bool {
    [K6Format.keyword, K6PointsFormat.keyword].contains(format.keyword)
  }

  private static func isResult(_ file: FolderFile) -> Bool {
    Recognition.formats(of: file.bytes).contains { isOwn($0) }
  }

  /// The one run that files are of; nil where they are of several.
  private static func run(
    of files: [FolderFile], identity: String, in source: String = ""
  ) throws(FormatError) -> BenchmarkRun? {
    var points: [BenchmarkRun] = []
    var summaries: [BenchmarkRun] = []
    for file in files {
      do throws(ReadingFault) {
        let found = try Recognition(PlainText(file.bytes))
        let run = try found.run(identity: identity)
        if found.name == K6PointsFormat.name { points.append(run) } else { summaries.append(run) }
      } catch {
        throw FormatError(source: "\(source)/\(file.path)", error)
      }
    }
    guard points.count <= 1 else { return nil }
    for summary in summaries.dropFirst() where !agree(summaries[0], summary) { return nil }
    // What explains its figures goes first.
    let accounts = points + summaries.ordered { unexplained(in: $0) < unexplained(in: $1) }
    guard var run = accounts.first else { return nil }
    for account in accounts.dropFirst() {
      run = try rethrowing(try JoinedRuns.completed(run, by: explained(account, beside: run))) {
        (error: ReadingFault) in FormatError(source: source, error)
      }
    }
    return run
  }

  private static func unexplained(in run: BenchmarkRun) -> Int {
    run.results.reduce(0) { $0 + $1.samples.count { $0.metric.isSameName(as: K6Name.value.name) } }
  }

  /// An account without figures that it does not explain, where another one has the benchmark.
  private static func explained(_ account: BenchmarkRun, beside run: BenchmarkRun) -> BenchmarkRun {
    let known = Set(run.results.map(\.id))
    return account.with(
      results: account.results.map { result in
        guard known.contains(result.id) else { return result }
        return result.with(samples: result.samples.filter { !$0.metric.isSameName(as: K6Name.value.name) })
      })
  }

  /// Whether two summaries say the same of what both have.
  private static func agree(_ first: BenchmarkRun, _ second: BenchmarkRun) -> Bool {
    let known = Dictionary(first.results.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    return second.results.allSatisfy { result in
      result.samples.allSatisfy { sample in
        let other = known[result.id]?.samples.first { $0.metric.isSameName(as: sample.metric) }
        return other.map { $0.published?.mean == sample.published?.mean } ?? true
      }
    }
  }
}
