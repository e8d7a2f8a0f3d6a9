/// Two runs, judged: every row, the answer as a whole, and what both rest on.
///
/// A comparison never changes, so that it is shared by all that hold it and not copied.
public final class Comparison: Codable, Sendable {
  /// Enough of a run to recognise it on a page.
  public struct Side: Codable, Equatable, Sendable {
    /// The file, as it was named on the command line.
    public let source: String
    /// The format the file was read as.
    public let format: String
    /// The run's identifier.
    public let runID: String
    /// When the run began, where it is known.
    public let startedAt: String?
    /// The suite's name.
    public let suite: String
    /// Whether every planned benchmark had its turn.
    public let completeness: BenchmarkRun.Completeness
    /// Where the run was made.
    public let environment: RunEnvironment

    /// Makes a side.
    public init(
      source: String, format: String, runID: String, startedAt: String?, suite: String,
      completeness: BenchmarkRun.Completeness, environment: RunEnvironment
    ) {
      self.source = source
      self.format = format
      self.runID = runID
      self.startedAt = startedAt
      self.suite = suite
      self.completeness = completeness
      self.environment = environment
    }
  }

  /// The document's kind and version.
  public let schema: SchemaHeader
  /// What the current side is judged against.
  public let baseline: Side
  /// What is judged.
  public let current: Side
  /// Where the policy came from: a file with the hash of its bytes, or the built-in defaults.
  public let policySource: String
  /// The day that acknowledgements were held against; absent where there are none, or nobody says which day it is.
  public let date: CalendarDate?
  /// The answer as a whole.
  public let gate: Gate
  /// The confidence of the intervals of rows that decide, and what it keeps; absent where no such row has one.
  public let level: GateLevel?
  /// The same of rows that inform.
  public let informingLevel: GateLevel?
  /// A move that most benchmarks share, where there is one.
  public let commonShift: CommonShift?
  /// What two moments differ by and rows were widened for, by kind; empty in a session.
  public let drifts: [Drift]
  /// Benchmarks that were paired under two names; absent where there are none.
  public let renamed: [RenamedBenchmark]?
  /// Whether the policy lets commits of the change accept its regressions; absent where it does not.
  public let acceptsByTrailer: Bool?
  /// Whether both sides are benchmarks of one run that are compared with each other; absent where they are not.
  public let isWithinOneRun: Bool?
  /// That one run was judged against several; absent where it was not.
  public let severalRuns: SeveralRuns?
  /// The metrics that have no row, because they only explain others; absent where there are none.
  public let unjudged: [String]?
  /// The policy's objectives, held against the current run.
  public let assessments: [Assessment]
  /// Every row: worst verdicts first, then by benchmark.
  public let rows: [ComparisonRow]
  /// In what the machines and builds of the two runs differ.
  public let environmentDifferences: [EnvironmentDifference]
  /// What a reader ought to know about both runs, such as differing machines.
  public let warnings: [String]

  /// Makes a comparison.
  public init(
    baseline: Side, current: Side, policySource: String, date: CalendarDate? = nil, gate: Gate, level: GateLevel? = nil,
    informingLevel: GateLevel? = nil, commonShift: CommonShift? = nil, drifts: [Drift] = [],
    assessments: [Assessment] = [], rows: [ComparisonRow], environmentDifferences: [EnvironmentDifference] = [],
    warnings: [String], renamed: [RenamedBenchmark] = [], acceptsByTrailer: Bool = false, isWithinOneRun: Bool = false,
    severalRuns: SeveralRuns? = nil, unjudged: [String] = []
  ) {
    self.schema = .comparison
    self.baseline = baseline
    self.current = current
    self.policySource = policySource
    self.date = date
    self.gate = gate
    self.level = level
    self.informingLevel = informingLevel
    self.commonShift = commonShift
    self.drifts = drifts
    self.assessments = assessments
    self.rows = rows
    self.environmentDifferences = environmentDifferences
    self.warnings = warnings
    self.renamed = renamed.isEmpty ? nil : renamed
    self.acceptsByTrailer = acceptsByTrailer ? true : nil
    self.isWithinOneRun = isWithinOneRun ? true : nil
    self.severalRuns = severalRuns
    self.unjudged = unjudged.isEmpty ? nil : unjudged
  }

  /// The same comparison with its rows and its warnings in words.
  package func with(rows: [ComparisonRow], warnings: [String]) -> Comparison {
    Comparison(
      baseline: baseline, current: current, policySource: policySource, date: date, gate: gate, level: level,
      informingLevel: informingLevel, commonShift: commonShift, drifts: drifts, assessments: assessments, rows: rows,
      environmentDifferences: environmentDifferences, warnings: warnings, renamed: renamed ?? [],
      acceptsByTrailer: acceptsByTrailer == true, isWithinOneRun: isWithinOneRun == true, severalRuns: severalRuns,
      unjudged: unjudged ?? [])
  }
}

extension Comparison: Equatable {
  /// Whether both say the same of the same runs.
  public static func == (left: Comparison, right: Comparison) -> Bool {
    if left === right { return true }
    return left.schema == right.schema && left.baseline == right.baseline && left.current == right.current
      && left.policySource == right.policySource && left.date == right.date && left.gate == right.gate
      && left.level == right.level && left.informingLevel == right.informingLevel
      && left.commonShift == right.commonShift && left.drifts == right.drifts && left.renamed == right.renamed
      && left.acceptsByTrailer == right.acceptsByTrailer && left.isWithinOneRun == right.isWithinOneRun
      && left.severalRuns == right.severalRuns && left.unjudged == right.unjudged
      && left.assessments == right.assessments
      && left.rows == right.rows && left.environmentDifferences == right.environmentDifferences
      && left.warnings == right.warnings
  }
}
