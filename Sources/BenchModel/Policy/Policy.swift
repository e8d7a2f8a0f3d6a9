/// The rules of the gate: what may change by how much, what counts as a failure, and which objectives hold.
public struct Policy: Equatable, Sendable {
  /// What a condition does to the gate.
  public enum Disposition: String, Codable, Sendable, CaseIterable {
    /// The gate does not pass.
    case fail
    /// The gate passes and says so.
    case warn
  }

  /// The suites whose runs the policy is for; empty where it is for all.
  public var suites: [String]
  /// Tolerances, the general ones first; which one applies is decided by how specific it is.
  public var tolerances: [ToleranceRule]
  /// Which rows may fail the gate; those of which nothing is said may.
  public var gating: [GatingRule]
  /// Which rows decide whether a benchmark is proven; those of which nothing is said have their built-in role.
  public var roles: [RoleRule]
  /// Which way metrics are better, where the files do not know or are wrong.
  public var directions: [DirectionRule]
  /// Regressions that somebody has accepted.
  public var acknowledgements: [Acknowledgement]
  /// Benchmarks that have other names than in the baseline.
  public var renames: [Rename]
  /// Whether commits of a change may accept its regressions by trailers of their messages.
  public var acceptsByTrailer: Bool
  /// From when on an improvement is too good to be believed.
  public var improved: ImprovementLimit
  /// By how much two launches of one program differ on this machine, as a share, if the policy says so.
  public var statedBetweenLaunchFloor: Double?
  /// What a row's times drift by between two moments on this machine, as a standard deviation and a share, if the
  /// policy says so; otherwise the comparison's own rows tell, or what was recorded of machines under such a load.
  public var statedDrift: Double?
  /// What a self-test found two moments of this machine to differ by, where one was kept.
  public var measuredDrift: MeasuredDrift?
  /// With what chance a comparison in which nothing changed may fail by a regression, as a share.
  public var falseGates: Double
  /// The share of the benchmarks that has to be decided for a pass.
  public var leastDecided: Double
  /// A benchmark of the baseline that the current run lacks.
  public var removed: Disposition
  /// A benchmark that failed or timed out.
  public var failed: Disposition
  /// A gating row that could not be decided.
  public var inconclusive: Disposition
  /// A difference between the machines or builds of the two runs.
  public var environment: Disposition
  /// Limits that matching benchmarks have to keep.
  public var objectives: [Objective]
  /// What a reader ought to know about how the policy is written.
  public var warnings: [String] = []

  /// Makes a policy; what is not said is the default.
  public init(
    tolerances: [ToleranceRule] = [], betweenLaunchFloor: Double? = nil,
    falseGates: Double = Policy.defaultFalseGates, removed: Disposition = .fail, failed: Disposition = .fail,
    inconclusive: Disposition = .warn, environment: Disposition = .warn, objectives: [Objective] = [],
    gating: [GatingRule] = [], directions: [DirectionRule] = [], acknowledgements: [Acknowledgement] = [],
    suites: [String] = [], roles: [RoleRule] = [], leastDecided: Double = Policy.defaultLeastDecided,
    drift: Double? = nil, renames: [Rename] = [], acceptsByTrailer: Bool = false, improved: ImprovementLimit = .usual
  ) {
    self.suites = suites
    self.tolerances = tolerances
    statedBetweenLaunchFloor = betweenLaunchFloor
    self.falseGates = falseGates
    self.removed = removed
    self.failed = failed
    self.inconclusive = inconclusive
    self.environment = environment
    self.objectives = objectives
    self.gating = gating
    self.roles = roles
    self.leastDecided = leastDecided
    statedDrift = drift
    self.directions = directions
    self.acknowledgements = acknowledgements
    self.renames = renames
    self.acceptsByTrailer = acceptsByTrailer
    self.improved = improved
  }

  /// By how much two launches of one program differ, as a share; used where one launch is all there is.
  public var betweenLaunchFloor: Double { statedBetweenLaunchFloor ?? Self.defaultBetweenLaunchFloor }

  /// What two launches are taken to differ by where nobody has measured it: within 2 to 5 per cent in most
  /// published suites that were run again on another day.
  public static let defaultBetweenLaunchFloor = 0.05

  /// One unchanged comparison in a hundred: a gate that many changes pass every day is soon ignored above that.
  public static let defaultFalseGates = 0.01

  /// Half: a gate that passes over fewer says more about its noise than about the change.
  public static let defaultLeastDecided = 0.5
}
