import BenchModel
import StrictJSON

/// The folder `target/criterion` that criterion.rs writes: a folder for each benchmark with one for each baseline.
///
/// `new` holds the last measurement, `base` the one before, and others what `--save-baseline` named. All of a folder is
/// one process. The folder does not say its unit: it is nanoseconds, in which criterion measures wall time by default.
enum CriterionFolder: FolderFormat {
  static let name = "criterion folder"
  static let keyword = "criterion"
  static let usualBaseline = "new"

  private static let identityFile = "benchmark.json"
  private static let sampleFile = "sample.json"

  /// What a benchmark is called.
  struct Identity: Decodable {
    let group: String
    let function: String?
    let value: String?

    private enum CodingKeys: String, CodingKey {
      case group = "group_id"
      case function = "function_id"
      case value = "value_str"
    }

    var id: BenchmarkID {
      let parameters = value.map { [BenchmarkID.Parameter(name: "value", value: $0)] } ?? []
      guard let function else { return BenchmarkID(group: "", name: group, parameters: parameters) }
      return BenchmarkID(group: group, name: function, parameters: parameters)
    }
  }

  /// Iterations and times of each sample: under their names, or as two arrays in files of older versions.
  private struct Measured: Decodable {
    let iterations: [Double]
    let times: [Double]

    private enum CodingKeys: String, CodingKey {
      case times
      case iterations = "iters"
    }

    init(from decoder: any Decoder) throws {
      if var pair = try? decoder.unkeyedContainer() {
        iterations = try pair.decode([Double].self)
        times = try pair.decode([Double].self)
      } else {
        let named = try decoder.container(keyedBy: CodingKeys.self)
        iterations = try named.decode([Double].self, forKey: .iterations)
        times = try named.decode([Double].self, forKey: .times)
      }
    }
  }

  static func wanted(among paths: [String], baseline: String) -> [String] {
    let all = Set(paths)
    let folders = paths.filter { $0.hasSuffix("/\(baseline)/\(identityFile)") }.map {
      String($0.dropLast(identityFile.count))
    }
    // One without samples is named, so that it is not missed without a word.
    return folders.flatMap { [$0 + identityFile] + (all.contains($0 + sampleFile) ? [$0 + sampleFile] : []) }
  }

  static func isLikely(_ paths: [String], _ bytes: (String) -> [UInt8]?) -> Bool {
    let all = Set(paths)
    return paths.contains {
      $0.hasSuffix("/" + identityFile) && all.contains($0.dropLast(identityFile.count) + sampleFile)
    }
  }

  static func read(_ files: [FolderFile], source: String, identity: String) throws(FormatError) -> BenchmarkRun {
    var names: [String: Identity] = [:]
    for file in files where file.path.hasSuffix("/" + identityFile) {
      names[String(file.path.dropLast(identityFile.count))] = try decode(file, source: source)
    }
    var assembly = RunAssembly()
    for file in files where file.path.hasSuffix("/" + sampleFile) {
      guard let name = names.removeValue(forKey: String(file.path.dropLast(sampleFile.count))) else { continue }
      try add(decode(file, source: source), to: &assembly, as: name.id)
    }
    for (folder, name) in names.inByteOrder {
      assembly.begin(name.id)
      assembly.fail(name.id, "\(folder) has no \(sampleFile): its measurement did not end")
    }
    return assembly.run(identity: identity, suite: "criterion")
  }

  private static func decode<Value: Decodable>(_ file: FolderFile, source: String) throws(FormatError) -> Value {
    try rethrowing(try StrictJSONDecoder().decode(from: file.bytes)) { (error: JSONError) in
      FormatError(source: "\(source)/\(file.path)", error)
    }
  }

  private static func add(_ measured: Measured, to assembly: inout RunAssembly, as id: BenchmarkID) {
    let (iterations, times) = (measured.iterations, measured.times)
    assembly.begin(id)
    guard !times.isEmpty, times.count == iterations.count, iterations.allSatisfy({ $0 > 0 }) else {
      return assembly.fail(
        id, "its \(sampleFile) has not as many times as counts of iterations, all of them above zero")
    }
    assembly.measure(
      id, .time, zip(times, iterations).map { $0 / $1 }, iterations: Int(exactly: iterations.max() ?? 1) ?? 1)
  }
}
