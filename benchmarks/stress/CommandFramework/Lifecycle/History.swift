/// The moves of a run in order.
///
/// A run visits at most nine states, so they are packed four bits each into one word and a history costs no allocation.
package struct History: Sendable, Hashable {
  private static let bitsPerState: UInt64 = 4

  private var visited: UInt64 = 0
  private var moves: UInt8 = 0

  init() {}

  mutating func append(_ state: LifecycleState) {
    moves += 1
    visited |= UInt64(state.rawValue) << (UInt64(moves) * Self.bitsPerState)
  }

  private func state(at position: Int) -> LifecycleState {
    let raw = UInt8((visited >> (UInt64(position) * Self.bitsPerState)) & 0xF)
    return LifecycleState(rawValue: raw) ?? .initialized
  }
}

extension History: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { Int(moves) }

  package subscript(position: Int) -> Transition {
    precondition(indices.contains(position), "no move at \(position)")
    return Transition(from: state(at: position), to: state(at: position + 1))
  }

  /// The states in the order they were visited, `initialized` first.
  package var states: [LifecycleState] { (0...count).map(state(at:)) }
}
