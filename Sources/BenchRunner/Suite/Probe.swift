import WorkerProtocol

/// What a worker counted in a pass of its own.
struct Probe {
  /// How many iterations it counted over; the figures are per one of them.
  let iterations: Int
  /// What was counted; nothing of a worker that cannot be probed.
  let figures: [ProbeFigure]

  /// A launch that was not probed.
  static let none = Probe(iterations: 0, figures: [])
}
