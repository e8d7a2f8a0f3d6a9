import BenchModel

/// One report of pgbench, from the line that says what was run on.
struct PgbenchReport {
  private let line: Int
  private let kind: String
  private let intervals: [Double]
  private var parameters: [BenchmarkID.Parameter] = []
  private var whole = PgbenchFigures()
  private var scripts: [(name: String, figures: PgbenchFigures)] = []
  private var abortion: String?

  /// The lines of the head that belong to the identity.
  private static let identifying = [
    ("scaling factor: ", "scale"), ("query mode: ", "mode"), ("number of clients: ", "clients"),
    ("number of threads: ", "threads"), ("maximum number of tries: ", "tries"),
  ]

  init(line: Int, kind: String, intervals: [Double]) {
    self.line = line
    self.kind = kind.filter { $0 != "<" && $0 != ">" }
    self.intervals = intervals
  }

  var id: BenchmarkID { BenchmarkID(group: "", name: Self.file(kind), parameters: parameters) }

  /// Whether the figure is missing that ends a report.
  var isCut: Bool { whole.rates.isEmpty }

  mutating func read(_ line: TextLine) {
    if line.text.hasPrefix("pgbench: error:") || line.text.hasPrefix("pgbench: fatal:") {
      if line.text.contains("aborted") { abortion = abortion ?? line.text.trimmed }
    } else if let script = line.value(after: "SQL script "), let colon = script.firstIndex(of: ":") {
      scripts.append((String(script[script.index(after: colon)...]).trimmed, PgbenchFigures()))
    } else if let known = Self.identifying.first(where: { line.value(after: $0.0) != nil }), scripts.isEmpty {
      parameters.append(.init(name: known.1, value: String(line.value(after: known.0) ?? "")))
    } else if scripts.isEmpty {
      whole.read(line)
    } else {
      scripts[scripts.count - 1].figures.read(line)
    }
  }

  func add(to assembly: inout RunAssembly, process: Int, isOnly: Bool) {
    if let reason = failure {
      for id in [id] + scripts.map({ self.id(ofScript: $0.name) }) { assembly.fail(id, reason) }
      return
    }
    // The average of a report is that of its intervals.
    whole.add(to: &assembly, id, process: process, isOnly: isOnly, intervals: intervals.count > 1 ? intervals : [])
    whole.addStatements(to: &assembly, group: Self.file(kind), parameters, process: process)
    for (name, figures) in scripts {
      assembly.name(id(ofScript: name))
      figures.add(to: &assembly, id(ofScript: name), process: process, isOnly: isOnly)
      figures.addStatements(to: &assembly, group: Self.file(name), parameters, process: process)
    }
  }

  /// Why nothing of it can be used: figures of what was left half done look like any others.
  private var failure: String? {
    if let abortion { return abortion }
    if isCut { return "line \(line) begins its report, and no \"tps = \" follows" }
    guard let planned = whole.planned, let processed = whole.processed, processed < planned else { return nil }
    return "\(Int(processed)) of \(Int(planned)) transactions were processed"
  }

  private func id(ofScript name: String) -> BenchmarkID {
    BenchmarkID(group: "script", name: Self.file(name), parameters: parameters)
  }

  /// Where a script lies is no part of what it does.
  private static func file(_ path: String) -> String {
    path.hasPrefix("builtin") ? path : path.split(separator: "/").last.map { String($0) } ?? path
  }
}
