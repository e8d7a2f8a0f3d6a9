/// One move between states.
package struct Transition: Sendable, Hashable {
  package let from: LifecycleState
  package let to: LifecycleState

  package init(from: LifecycleState, to: LifecycleState) {
    self.from = from
    self.to = to
  }

  /// Whether a run may make this move: forward by one, or from any state that is not terminal to failed or errored.
  package var isLegal: Bool {
    guard !from.isTerminal else { return false }
    return to == .failed || to == .errored || to.rawValue == from.rawValue + 1
  }

  /// What the move is called; nil if nothing leads there.
  package var name: Name? {
    switch to {
    case .initialized: nil
    case .openingTransaction: .openTransaction
    case .castingAndValidatingInputs: .castAndValidateInputs
    case .loadingRecords: .loadRecords
    case .validatingRecords: .validateRecords
    case .validating: .validate
    case .executing: .execute
    case .committingTransaction: .commitTransaction
    case .succeeded: .succeed
    case .failed: .fail
    case .errored: .error
    }
  }

  /// What moves are called: the phases they begin, or the ends they reach.
  package enum Name: String, Sendable, CaseIterable {
    case openTransaction
    case castAndValidateInputs
    case loadRecords
    case validateRecords
    case validate
    case execute
    case commitTransaction
    case succeed
    case fail
    case error
  }

  /// Every legal move, by the state it starts from.
  package static let legal: [Transition] = LifecycleState.allCases.flatMap { from in
    LifecycleState.allCases.map { Transition(from: from, to: $0) }.filter(\.isLegal)
  }
}
