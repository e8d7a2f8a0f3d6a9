/// The state machine of one run: strictly linear, remembering every move.
package struct Lifecycle: Sendable, Equatable {
  package private(set) var state: LifecycleState = .initialized
  package private(set) var history = History()

  package init() {}

  /// A move that the lifecycle does not have.
  package struct IllegalTransition: Error, Sendable, Equatable, CustomStringConvertible {
    package let transition: Transition

    package init(transition: Transition) { self.transition = transition }

    package var description: String {
      "a run cannot move from \(transition.from) to \(transition.to); legal are one phase forward, failed and errored"
    }
  }

  package func canMove(to next: LifecycleState) -> Bool { Transition(from: state, to: next).isLegal }

  /// Moves to `next`, or leaves everything as it is and says that the move is illegal.
  package mutating func move(to next: LifecycleState) throws(IllegalTransition) {
    let transition = Transition(from: state, to: next)
    guard transition.isLegal else { throw IllegalTransition(transition: transition) }
    state = next
    history.append(next)
  }

  /// Moves to `next`; an illegal move is a mistake of whoever drives the run.
  mutating func advance(to next: LifecycleState) {
    precondition(canMove(to: next), "illegal transition from \(state) to \(next)")
    state = next
    history.append(next)
  }
}
