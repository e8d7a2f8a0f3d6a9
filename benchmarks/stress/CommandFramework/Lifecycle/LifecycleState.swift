/// Where a run stands: before the first phase, in one of seven phases, or in one of three ends.
package enum LifecycleState: UInt8, Sendable, CaseIterable {
  case initialized
  case openingTransaction
  case castingAndValidatingInputs
  case loadingRecords
  case validatingRecords
  case validating
  case executing
  case committingTransaction
  case succeeded
  case failed
  case errored

  package var isTerminal: Bool { rawValue >= Self.succeeded.rawValue }
}
