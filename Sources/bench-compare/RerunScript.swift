import BenchFormats
import BenchModel
import CommandLineTool

/// The commands that measure again what regressed, as a script to read before it is run: names and programs in it are
/// those of the files.
struct RerunScript {
  private let comparison: Comparison
  private let options: CompareOptions

  init(_ comparison: Comparison, _ options: CompareOptions) {
    (self.comparison, self.options) = (comparison, options)
  }

  /// The script.
  var text: String { lines.map { $0 + "\n" }.joined() }

  private var lines: [String] {
    let ids = regressed
    if ids.isEmpty { return ["# Nothing regressed that measuring again could confirm."] }
    if comparison.rows.contains(where: { $0.evidence == .paired }) { return session(of: ids) }
    return side(comparison.baseline, of: ids, role: "baseline") + side(comparison.current, of: ids, role: "current")
      + ["# Then judge by both pairs: what the second one does not confirm is only suspected.", judging(second)]
  }

  /// Counts that repeat need no second look.
  private var regressed: [BenchmarkID] {
    var seen: Set<BenchmarkID> = []
    return comparison.rows.filter { $0.failsByRegression && $0.evidence != .exact && $0.metric?.nature != .exact }
      .map(\.id).filter { seen.insert($0).inserted }
  }

  private func session(of ids: [BenchmarkID]) -> [String] {
    let filters = ids.flatMap { ["--filter", $0.description] }
    let reference = comparison.baseline.environment.commit ?? "REF"
    let words = ["bench-run", "--against", reference, "--no-compare", "--output-dir", "again"] + filters
    return [
      "# Measure what regressed again, both sides in turn:", Self.line(words),
      "# Then judge by both sessions: what the second one does not confirm is only suspected.",
      judging(["again/baseline.json", "again/current.json"]),
    ]
  }

  private func side(_ side: Comparison.Side, of ids: [BenchmarkID], role: String) -> [String] {
    let file = name(of: role)
    let commands = RerunCommand.commands(
      for: ids, format: side.format, environment: side.environment, into: file)
    let commit = side.environment.commit.map { " (commit \($0.printable))" } ?? ""
    guard !commands.isEmpty else {
      let names = ids.map { $0.description.shellWord.printable }.joined(separator: " ")
      return ["# With the code of the \(role)\(commit), measure again into \(file):", "#   \(names)"]
    }
    var lines = ["# With the code of the \(role)\(commit):"]
    var hasFile = false
    for command in commands {
      switch command.destination {
      case .named: lines.append(Self.line(command.words))
      case .printed:
        lines.append("\(Self.line(command.words)) \(hasFile ? ">>" : ">") \(file.shellWord)")
        hasFile = true
      case .kept(let folder): lines += [Self.line(command.words), "mv \(folder.shellWord) \(file.shellWord)"]
      }
    }
    return lines
  }

  private func judging(_ second: [String]) -> String {
    var words = ["bench-compare"]
    let baseline = options.baseline.inputs
    if baseline.count == 1, options.current.count == 1 {
      words += baseline + options.current
    } else {
      words += ["--baseline"] + baseline + ["--current"] + options.current
    }
    if let policy = options.policy { words += ["--policy", policy] }
    return Self.line(words + ["--rerun"] + second)
  }

  private var second: [String] { ["baseline", "current"].map(name) }

  private func name(of role: String) -> String { "again-\(role)" }

  private static func line(_ words: [String]) -> String {
    words.map { $0.shellWord.printable }.joined(separator: " ")
  }
}
