import Benchmarking

/// The point where tests break a workload on purpose, to see that it is then found out.
package struct Sabotage: Sendable {
  /// Whether outcomes are broken.
  let isActive: Bool
  /// Whether every operation of a leak check leaves a block behind.
  let leaks: Bool

  /// Every workload as it should be.
  package static let none = Sabotage(isActive: false, leaks: false)
  /// Every workload with an outcome that its check must refuse.
  package static let everywhere = Sabotage(isActive: true, leaks: false)
  /// Sound outcomes, and a leak that the leak checks must find.
  package static let leaking = Sabotage(isActive: false, leaks: true)

  /// What a workload is to use: the sound value, unless its outcome is to be broken.
  func choose<Value>(_ sound: Value, orBroken broken: Value) -> Value {
    isActive ? broken : sound
  }

  /// Leaves a block of 16 bytes behind, where that is wanted: the smallest leak there is, one object's header.
  func leak() {
    if leaks { blackHole(UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 8)) }
  }
}
