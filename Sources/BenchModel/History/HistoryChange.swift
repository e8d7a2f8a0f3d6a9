/// A change that a history shows: where, since which commit, and by how much.
public struct HistoryChange: Codable, Equatable, Sendable {
  /// How the level changed.
  public enum Kind: String, Codable, Sendable {
    /// From one run to the next.
    case step
    /// Bit by bit over many runs, each of which a single comparison may tolerate.
    case creep
  }

  /// How the level changed.
  public let kind: Kind
  /// Where the first run that shows the change stands among the runs of the series, from 0.
  public let index: Int
  /// Where the run stands with which the change is complete; that of a step is `index`.
  public let endIndex: Int
  /// The last run before the change.
  public let before: HistoryReport.Point
  /// The first run that shows it.
  public let first: HistoryReport.Point
  /// The last run of a creep; that of a step is the first.
  public let last: HistoryReport.Point
  /// The earliest and the latest place at which a step of a noisy series may have been, with 95 % confidence.
  public let indexRange: [Int]?
  /// The level before the change, in the metric's base unit.
  public let from: Double
  /// The level after it.
  public let to: Double
  /// By how much worse it is as a share of the level before; absent where that was zero.
  public let change: Change?
  /// Whether the change is for the worse.
  public let isWorse: Bool
  /// What the policy's acknowledgement of such a change does for it, where there is one.
  public let acknowledgement: RowAcknowledgement?

  /// Whether somebody has accepted the change.
  public var isAcknowledged: Bool { acknowledgement?.standing == .covers }

  /// Makes a change.
  public init(
    kind: Kind, index: Int, endIndex: Int, before: HistoryReport.Point, first: HistoryReport.Point,
    last: HistoryReport.Point, indexRange: [Int]?, from: Double, to: Double, change: Change?, isWorse: Bool,
    acknowledgement: RowAcknowledgement? = nil
  ) {
    self.kind = kind
    self.index = index
    self.endIndex = endIndex
    self.before = before
    self.first = first
    self.last = last
    self.indexRange = indexRange
    self.from = from
    self.to = to
    self.change = change
    self.isWorse = isWorse
    self.acknowledgement = acknowledgement
  }
}
