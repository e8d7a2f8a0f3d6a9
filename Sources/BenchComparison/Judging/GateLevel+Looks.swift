import BenchModel

extension GateLevel {
  /// The level of a whole comparison, made of those of its looks by the part of the error that each may spend; nil
  /// where no row has an interval.
  init?(of levels: [Double: GateLevel], limit: Double) {
    guard let least = levels.values.map(\.confidence).min() else { return nil }
    // A sum of floating-point numbers depends on their order, and that of a dictionary is random.
    let ordered = levels.sorted { $0.key < $1.key }.map(\.value)
    self.init(
      confidence: least, limit: limit, bound: ordered.reduce(0) { $0 + $1.bound },
      rows: ordered.reduce(0) { $0 + $1.rows })
  }
}
