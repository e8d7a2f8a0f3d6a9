/// The point where tests break the outcome of a workload on purpose, to see that it is then reported as failed.
struct Sabotage: Sendable {
  /// Whether outcomes are broken.
  let isActive: Bool

  /// Every workload as it should be.
  static let none = Sabotage(isActive: false)
  /// Every workload with an outcome that its check must refuse.
  static let everywhere = Sabotage(isActive: true)

  /// What a workload is to use: the sound value, unless its outcome is to be broken.
  func choose<Value>(_ sound: Value, orBroken broken: Value) -> Value {
    isActive ? broken : sound
  }
}
