/// A piece of a run's work; each has its own state.
package enum Phase: UInt8, Sendable, CaseIterable {
  case openTransaction = 1
  case castAndValidateInputs
  case loadRecords
  case validateRecords
  case validate
  case execute
  case commitTransaction

  /// The state in which the phase's work is done.
  package var state: LifecycleState {
    switch self {
    case .openTransaction: .openingTransaction
    case .castAndValidateInputs: .castingAndValidatingInputs
    case .loadRecords: .loadingRecords
    case .validateRecords: .validatingRecords
    case .validate: .validating
    case .execute: .executing
    case .commitTransaction: .committingTransaction
    }
  }
}
