package import BenchModel
import StrictJSON

/// The folder `target/criterion` that criterion.rs writes: a folder for each benchmark with one for each baseline.
///
/// `new` holds the last measurement, `base` the one before, and others what `--save-baseline` named. All of a folder is
/// one process. The folder does not say its unit; criterion measures wall time in nanoseconds unless told otherwise.
package enum CriterionFolder {
  /// A file of the folder with its path inside.
  package struct File: Sendable {
    /// The path inside the folder.
    package let path: String
    /// What the file holds.
    package let bytes: [UInt8]

    /// Names a file's bytes.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// What the format is called on pages.
  package static let name = "criterion folder"
  /// The baseline that is read where none is named: the last measurement.
  package static let latest = "new"

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

  /// The files among a folder's that hold what a baseline measured; none where it is no such folder or has no such
  /// baseline.
  package static func wanted(among paths: [String], baseline: String) -> [String] {
    let all = Set(paths)
    let folders = paths.filter { $0.hasSuffix("/\(baseline)/\(identityFile)") }.map {
      String($0.dropLast(identityFile.count))
    }
    return folders.filter { all.contains($0 + sampleFile) }.flatMap { [$0 + identityFile, $0 + sampleFile] }
  }

  /// Whether a folder's paths are those of criterion, whatever baselines it has.
  package static func isLikely(_ paths: [String]) -> Bool {
    let all = Set(paths)
    return paths.contains {
      $0.hasSuffix("/" + identityFile) && all.contains($0.dropLast(identityFile.count) + sampleFile)
    }
  }

  /// Reads the wanted files, which come in pairs.
  package static func read(_ files: [File], source: String, identity: String) throws(FormatError) -> BenchmarkRun {
    var results: [BenchmarkResult] = []
    var names: [String: Identity] = [:]
    for file in files where file.path.hasSuffix("/" + identityFile) {
      names[String(file.path.dropLast(identityFile.count))] = try decode(file, source: source)
    }
    for file in files where file.path.hasSuffix("/" + sampleFile) {
      guard let name = names[String(file.path.dropLast(sampleFile.count))] else { continue }
      results.append(try result(of: name.id, decode(file, source: source), file: "\(source)/\(file.path)"))
    }
    let run = BenchmarkRun(
      id: identity, suite: "criterion", environment: RunEnvironment(), metrics: [.time], results: results)
    do throws(ReadingFault) {
      try RunValidation.check(run)
    } catch {
      throw FormatError(source: source, error)
    }
    return run
  }

  private static func decode<Value: Decodable>(_ file: File, source: String) throws(FormatError) -> Value {
    do throws(JSONError) {
      return try StrictJSONDecoder().decode(from: file.bytes)
    } catch {
      throw FormatError(source: "\(source)/\(file.path)", error)
    }
  }

  private static func result(
    of id: BenchmarkID, _ measured: Measured, file: String
  ) throws(FormatError) -> BenchmarkResult {
    let (iterations, times) = (measured.iterations, measured.times)
    guard !times.isEmpty, times.count == iterations.count, iterations.allSatisfy({ $0 > 0 }) else {
      throw FormatError(source: file, problem: "there have to be as many times as counts of iterations, all above zero")
    }
    var launch = LaunchColumns()
    launch.append(
      process: 0, iterations: Int(exactly: iterations.max() ?? 1) ?? 1, values: zip(times, iterations).map { $0 / $1 })
    return BenchmarkResult(id: id, samples: [launch.sample(of: .time)])
  }
}
