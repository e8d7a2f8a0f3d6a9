extension ComparisonRow {
  /// The figures of a row that was compared; absent of any other.
  public var compared: ComparedFigures? {
    if case .compared(let figures) = finding { figures } else { nil }
  }

  /// On which sides the benchmark, or the metric, exists.
  public var presence: Presence {
    switch finding {
    case .compared: .both
    case .invalid(_, let presence, _, _): presence
    case .added: .added
    }
  }

  /// The metric; absent for a row about a benchmark as a whole.
  public var metric: Metric? {
    switch finding {
    case .compared(let figures): figures.metric
    case .invalid(_, _, let metric, _), .added(let metric): metric
    }
  }

  /// The statistic of the metric; absent where there is none to tell rows apart by.
  public var statistic: Statistic? {
    switch finding {
    case .compared(let figures): figures.statistic
    case .invalid(_, _, _, let statistic): statistic
    case .added: nil
    }
  }

  /// The verdict; absent for what was added, which has nothing to be judged by.
  public var verdict: Verdict? {
    switch finding {
    case .compared(let figures): figures.verdict
    case .invalid: .invalid
    case .added: nil
    }
  }

  /// Why the row is invalid; absent otherwise.
  public var obstacle: Obstacle? {
    if case .invalid(let obstacle, _, _, _) = finding { obstacle } else { nil }
  }

  /// What the gate asks of the row; absent where nothing was compared.
  public var role: RowRole? { compared?.role }

  /// What the interval rests on; absent where nothing was compared.
  public var evidence: Evidence? { compared?.evidence }

  /// The baseline's value; absent where nothing was compared.
  public var baseline: Estimate? { compared?.baseline }

  /// The current value; absent where nothing was compared.
  public var current: Estimate? { compared?.current }

  /// The change, positive is worse; absent where nothing was compared, or where the baseline is zero.
  public var change: Change? { compared?.change }

  /// By what factor the rows of its kind raised its standard error; absent where they did not.
  public var errorFactor: Double? { compared?.errorFactor }

  /// What its two moments differ by; absent where both sides met the same ones, and for what is no time.
  public var drift: RowDrift? { compared?.drift }

  /// What is left of the change beyond the part that most benchmarks share; absent where they share none.
  public var changeBeyondCommon: Double? { compared?.changeBeyondCommon }

  /// What a second session said of it; absent where there was none, or where it had not regressed.
  public var confirmation: RowConfirmation? { compared?.confirmation }

  /// The tolerance that applied; absent where nothing was compared.
  public var tolerance: Tolerance? { compared?.tolerance }

  /// That tolerance as a share of this row's baseline, floor included.
  public var toleranceShare: Double? { compared?.toleranceShare }

  /// Where that tolerance was written.
  public var toleranceOrigin: String? { compared?.toleranceOrigin }

  /// The acknowledgement for a row that regressed; absent where there is none.
  public var acknowledgement: RowAcknowledgement? { compared?.acknowledgement }

  /// How often the baseline was measured and how far it varies; absent where only figures are known.
  public var baselineSpread: SampleSpread? { compared?.baselineSpread }

  /// How often the current side was measured and how far it varies; absent where only figures are known.
  public var currentSpread: SampleSpread? { compared?.currentSpread }

  /// The smallest change that this evidence would have shown as regressed with a chance of 80 %, as a share.
  public var minimumDetectableChange: Double? { compared?.minimumDetectableChange }

  /// About how many more replicates a side would decide an inconclusive row; absent where nobody can tell.
  public var replicatesNeeded: Int? { compared?.replicatesNeeded }
}
