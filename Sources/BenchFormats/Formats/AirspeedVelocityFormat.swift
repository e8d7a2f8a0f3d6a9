import BenchModel

/// The results that airspeed velocity (asv) keeps for a commit and an environment: a row of columns a benchmark.
///
/// What a benchmark measures is in its name (`time_`, `peakmem_`, `mem_`, `track_`). Null is a failure and NaN a skip.
/// Parameters have values in this file and no names, and values are Python's representation of them; names, and units
/// of what is tracked, stand in `benchmarks.json`, which is read with the folder (``AirspeedVelocityFolder``). The
/// version of a benchmark is a hash of its code unless its author states one: another version is another benchmark.
/// With `--record-samples` a file holds samples, else the median of each.
enum AirspeedVelocityFormat: FileFormat {
  static let name = "asv results"
  static let keyword = "asv"

  private struct Document: Decodable {
    let commit: String?
    let environmentName: String?
    let params: [String: FactText]?
    let columns: [String]
    let results: [String: AirspeedVelocityRow]

    private enum CodingKeys: String, CodingKey {
      case params, results
      case commit = "commit_hash"
      case environmentName = "env_name"
      case columns = "result_columns"
    }
  }

  static let signature = Signature(documents: [.document(.key("results"), .key("result_columns"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    try read(content, identity: identity, definitions: [:])
  }

  /// Reads results with what is said elsewhere of their benchmarks, by their names.
  static func read(
    _ content: FileContent, identity: String, definitions: [String: AirspeedVelocityDefinition]
  ) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Document.self)
    var assembly = RunAssembly()
    for (name, row) in document.results.inByteOrder {
      row.add(to: &assembly, name: name, columns: document.columns, definition: definitions[name])
    }
    return assembly.run(identity: identity, suite: "asv", environment: environment(document))
  }

  private static func environment(_ document: Document) -> RunEnvironment {
    let facts = document.params ?? [:]
    var environment = RunEnvironment()
    environment.commit = document.commit
    environment.operatingSystem = facts.text("os")
    environment.architecture = facts.text("arch")
    environment.processor = facts.text("cpu")
    environment.logicalProcessors = facts.count("num_cpu")
    // In kibibytes.
    environment.memoryBytes = facts.count("ram").flatMap { (0..<1 << 40).contains($0) ? $0 << 10 : nil }
    environment.toolchain = facts.text("python").map { "Python \($0)" }
    var other = facts.remaining(without: ["os", "arch", "cpu", "num_cpu", "ram", "python"]) ?? [:]
    other["environment"] = document.environmentName
    environment.other = other.isEmpty ? nil : other
    return environment
  }
}

/// The columns of one benchmark; a row may end before the last column.
private struct AirspeedVelocityRow: Decodable {
  /// What a column holds for each combination of parameters, as far as it is of use here.
  private enum Cell: Decodable {
    case numbers([Double?])
    case lists([[Double]?])
    case texts([[String]])
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .numbers([nil])
      } else if let number = try? container.decode(Double.self) {
        self = .numbers([number])
      } else if let texts = try? container.decode([[String]].self) {
        self = .texts(texts)
      } else if let numbers = try? container.decode([Double?].self) {
        self = .numbers(numbers)
      } else if let lists = try? container.decode([[Double]?].self) {
        self = .lists(lists)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .other
      }
    }
  }

  /// A few lists multiply to more than memory should hold.
  private static let mostCombinations = 100_000

  private let cells: [Cell]

  init(from decoder: any Decoder) throws {
    cells = try decoder.singleValueContainer().decode([Cell].self)
  }

  private func cell(_ column: String, _ columns: [String]) -> Cell? {
    columns.firstIndex(of: column).flatMap { $0 < cells.count ? cells[$0] : nil }
  }

  func add(
    to assembly: inout RunAssembly, name: String, columns: [String], definition: AirspeedVelocityDefinition?
  ) {
    let dot = name.lastIndex(of: ".")
    let group = dot.map { String(name[..<$0]) } ?? ""
    let short = dot.map { String(name[name.index(after: $0)...]) } ?? name
    let version = version(columns, definition)
    guard case .numbers(var results)? = cell("result", columns) else {
      return assembly.fail(
        BenchmarkID(group: group, name: short, parameters: version), "the file holds no \"result\" of it")
    }
    var parameters: [[String]] = []
    if case .texts(let texts)? = cell("params", columns) { parameters = texts }
    let combinations = Self.combinations(of: parameters)
    // One null stands for that of every combination.
    if results == [nil] { results = Array(repeating: nil, count: combinations?.count ?? 1) }
    guard let combinations, combinations.count == results.count else {
      return assembly.fail(
        BenchmarkID(group: group, name: short, parameters: version),
        "it has not one result for each combination of its parameters")
    }
    let measured = AirspeedVelocityMetric(of: short, as: definition)
    let names = definition?.parameters.flatMap { $0.count == parameters.count ? $0 : nil }
    for (place, values) in combinations.enumerated() {
      let id = BenchmarkID(
        group: group, name: short,
        parameters: values.enumerated().map { .init(name: names?[$0] ?? "param\($0 + 1)", value: $1) } + version)
      if let result = results[place] {
        add(to: &assembly, id: id, result, place, measured, columns)
      } else {
        assembly.fail(id, "asv says that it failed")
      }
    }
  }

  /// Enough of a hash to tell two versions apart.
  private static let versionDigits = 8

  /// The version of the benchmark as a parameter: that of the row, else the present one, as asv itself has it; none
  /// where nobody states one.
  private func version(_ columns: [String], _ definition: AirspeedVelocityDefinition?) -> [BenchmarkID.Parameter] {
    var stated = definition?.version
    if case .text(let version)? = cell("version", columns) { stated = version }
    guard let version = stated else { return [] }
    return [.init(name: "version", value: String(version.prefix(Self.versionDigits)))]
  }

  /// Adds the result of one combination of parameters: its samples, or the median of so many repeats.
  private func add(
    to assembly: inout RunAssembly, id: BenchmarkID, _ result: Double, _ place: Int,
    _ measured: AirspeedVelocityMetric, _ columns: [String]
  ) {
    if result.isNaN { return assembly.skip(id, "asv says that it was skipped") }
    if case .lists(let lists)? = cell("samples", columns), place < lists.count, let values = lists[place],
      !values.isEmpty
    {
      let iterations = count("stats_number", columns, place) ?? 1
      return assembly.measure(id, measured.metric, values.map { $0 * measured.scale }, iterations: iterations)
    }
    let value = result * measured.scale
    guard let repeats = count("stats_repeat", columns, place) else {
      return assembly.publish(id, measured.metric, Summary(count: 1, mean: value))
    }
    assembly.publish(
      id, measured.metric,
      Summary(count: repeats, median: value, stdev: deviation(columns, place, repeats).map { $0 * measured.scale }))
  }

  /// The standard deviation that the stated 99 % interval of the median implies for so many repeats; nil where it has
  /// no end, as of a single one.
  private func deviation(_ columns: [String], _ place: Int, _ repeats: Int) -> Double? {
    func end(_ column: String) -> Double? {
      guard case .numbers(let numbers)? = cell(column, columns), place < numbers.count else { return nil }
      return numbers[place].flatMap { $0.isFinite ? $0 : nil }
    }
    guard repeats > 1, let lower = end("stats_ci_99_a"), let upper = end("stats_ci_99_b"), upper >= lower else {
      return nil
    }
    return (upper - lower) / 2 / Self.normalQuantile * Double(repeats).squareRoot()
  }

  /// How many standard errors a 99 % interval reaches to either side.
  private static let normalQuantile = 2.5758293

  private func count(_ column: String, _ columns: [String], _ place: Int) -> Int? {
    guard case .numbers(let numbers)? = cell(column, columns), place < numbers.count, let number = numbers[place],
      let count = Int(exactly: number), count > 0
    else { return nil }
    return count
  }

  /// Every combination of parameters, the last one changing first; nil if they are more than any suite has.
  private static func combinations(of parameters: [[String]]) -> [[String]]? {
    var combinations: [[String]] = [[]]
    for values in parameters {
      guard combinations.count * values.count <= mostCombinations else { return nil }
      combinations = combinations.flatMap { start in values.map { start + [$0] } }
    }
    return combinations
  }
}
