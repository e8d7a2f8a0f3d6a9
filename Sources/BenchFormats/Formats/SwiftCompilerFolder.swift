import BenchModel

/// The folder of `swiftc -stats-output-dir`: what each process of the compiler counted, in a file each.
///
/// Counters repeat exactly from run to run, whatever the machine does, but for the size of the syntax tree. A file's
/// name says what was compiled, and files that differ in time and chance alone are launches of one benchmark. A counter
/// that is zero is left out by the compiler: it is zero where the folder has it anywhere. Of the timers the total is
/// read.
enum SwiftCompilerFolder: FolderFormat {
  static let name = "Swift compiler statistics folder"
  static let keyword = "swift-stats"
  static let usualBaseline = ""
  static let countsOthers = true

  static func isLikely(_ paths: [String], _ bytes: (String) -> [UInt8]?) -> Bool {
    paths.contains { SwiftCompilerJob($0) != nil }
  }

  static func wanted(among paths: [String], baseline: String) -> [String] {
    baseline == usualBaseline ? paths.filter { SwiftCompilerJob($0) != nil }.ordered() : []
  }

  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun {
    var processes: [(id: BenchmarkID, facts: [String: Double])] = []
    for file in files {
      guard let job = SwiftCompilerJob(file.path) else { continue }
      do throws(ReadingFault) {
        var fault: ReadingFault?
        guard let content = FileContent.whole(PlainText(file.bytes), fault: &fault) else {
          throw fault ?? ReadingFault("the file is no JSON document")
        }
        processes.append((job.id, try content.decode([String: Double].self)))
      } catch {
        throw FormatError(source: "\(source)/\(file.path)", error)
      }
    }
    let counters = Set(processes.flatMap(\.facts.keys)).filter { SwiftCompilerCounter.isCounter($0) }.ordered()
    var assembly = RunAssembly()
    for (process, (id, facts)) in processes.enumerated() {
      for counter in counters {
        assembly.measure(id, SwiftCompilerCounter.metric(counter), [facts[counter] ?? 0], process: process)
      }
      if let total = SwiftCompilerCounter.total(in: facts) {
        assembly.measure(id, SwiftCompilerCounter.total, [total], process: process)
      }
    }
    return assembly.run(identity: identity, suite: "swiftc")
  }
}

/// What a process of the compiler worked on, by the name of its file:
/// `stats-<µs>-swift-frontend-<module>-<file or all>-<triple>-<output>-<level>-<random>.json`.
struct SwiftCompilerJob {
  let id: BenchmarkID

  /// The parts behind the file that is compiled, whose own name may hold the sign that parts them.
  private static let partsBehind = 4

  /// Nil for another file, such as one of the driver, which counts processes.
  init?(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    let start = "-swift-frontend-"
    guard name.hasPrefix("stats-"), name.hasSuffix(".json"), let place = name.lastRange(of: start) else { return nil }
    let parts = name[place.upperBound...].dropLast(".json".count).split(
      separator: "-", omittingEmptySubsequences: false)
    guard parts.count > Self.partsBehind + 1 else { return nil }
    let behind = parts.suffix(Self.partsBehind).dropLast().map { String($0) }
    let file = parts.dropFirst().dropLast(Self.partsBehind).joined(separator: "-")
    id = BenchmarkID(
      group: String(parts[0]), name: file,
      parameters: zip(["triple", "output", "level"], behind).map { .init(name: $0, value: $1) })
  }
}
