import BenchModel

/// The folder in which asv keeps the results of a machine, or `.asv/results` with one of those in it.
///
/// A machine's folder has `machine.json` and a file for each commit and environment, `1a2b3c4d-virtualenv-py3.11.json`.
/// What the benchmarks are stands in `benchmarks.json` beside the machines. The baseline is the beginning of a file's
/// name, mostly a commit; a single file needs none.
enum AirspeedVelocityFolder: FolderFormat {
  static let name = "asv results folder"
  static let keyword = "asv-results"
  static let usualBaseline = ""
  static let countsOthers = true

  private static let machineFile = "machine.json"
  private static let definitionsFile = "benchmarks.json"
  /// asv abbreviates commits to so many digits in names of files.
  private static let commitDigits = 8

  static func isLikely(_ paths: [String], _ bytes: (String) -> [UInt8]?) -> Bool { !results(among: paths).isEmpty }

  static func beside(_ paths: [String]) -> [String] {
    paths.contains(machineFile) ? [definitions(of: "")] : []
  }

  static func wanted(among paths: [String], baseline: String) throws(ReadingFault) -> [String] {
    let all = results(among: paths)
    let machines = Set(all.map(folder)).ordered()
    if machines.count > 1 {
      throw ReadingFault(
        "it has the results of \(machines.count) machines: name the folder of one, such as \(machines[0].dropLast())")
    }
    let found = all.filter { names(baseline, file: String($0.dropFirst(folder(of: $0).count))) }
    if found.count > 1 {
      let names = all.map { $0.dropFirst(folder(of: $0).count).dropLast(".json".count) }.ordered { $0 < $1 }
      let shown = names.prefix(mostNames).joined(separator: ", ") + (names.count > mostNames ? " and others" : "")
      throw ReadingFault(
        "\(found.count) of its files could be meant: put @ and the beginning of one's name behind the folder; there are "
          + shown)
    }
    return found + (found.isEmpty ? [] : paths.filter { $0 == definitions(of: machines[0]) })
  }

  private static let mostNames = 5

  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun {
    var definitions: [String: AirspeedVelocityDefinition] = [:]
    let places = [definitionsFile] + files.map { Self.definitions(of: folder(of: $0.path)) }
    for file in files where places.contains(file.path) {
      definitions = try rethrowing(try AirspeedVelocityDefinition.all(in: content(of: file))) { (error: ReadingFault) in
        FormatError(source: "\(source)/\(file.path)", error)
      }
    }
    guard let file = files.first(where: { !places.contains($0.path) }) else {
      throw FormatError(source: source, problem: "it has no file of results")
    }
    return try rethrowing(
      try AirspeedVelocityFormat.read(content(of: file), identity: identity, definitions: definitions)
    ) { (error: ReadingFault) in FormatError(source: "\(source)/\(file.path)", error) }
  }

  private static func content(of file: FolderFile) throws(ReadingFault) -> FileContent {
    var fault: ReadingFault?
    guard let content = FileContent.whole(PlainText(file.bytes), fault: &fault) else {
      throw fault ?? ReadingFault("the file is no JSON document")
    }
    return content
  }

  /// The files of results, which lie beside a machine's description.
  private static func results(among paths: [String]) -> [String] {
    let machines = Set(paths.filter { $0 == machineFile || $0.hasSuffix("/" + machineFile) }.map(folder))
    return paths.filter { path in
      let name = path.dropFirst(folder(of: path).count)
      let commit = name.prefix(while: { $0 != "-" })
      return name.hasSuffix(".json") && commit.count == commitDigits && commit.count < name.count
        && commit.allSatisfy(\.isHexDigit) && machines.contains(folder(of: path))
    }
  }

  /// The folder of a path with its last slash; empty for none.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Where the definitions lie that the results of a machine's folder are of.
  private static func definitions(of folder: String) -> String {
    folder.isEmpty ? "../\(definitionsFile)" : self.folder(of: String(folder.dropLast())) + definitionsFile
  }

  private static func names(_ baseline: String, file: String) -> Bool {
    // A commit may be given with all its digits.
    let isWhole = baseline.count > commitDigits && baseline.allSatisfy(\.isHexDigit)
    return file.hasPrefix(isWhole ? String(baseline.prefix(commitDigits)) : baseline)
  }
}
