/// How a synchronous run moves from state to state.
extension CommandContext {
  /// Enters a phase and does its work.
  mutating func perform(
    _ phase: Phase, _ callbacks: Callbacks, _ work: (inout CommandContext) throws -> Void
  ) throws(Interruption) {
    do {
      if concerns.contains(.lifecycle) {
        try transit(to: phase.state, callbacks, work)
      } else {
        try work(&self)
      }
    } catch {
      throw interruption(by: error, in: phase)
    }
    try requireEntered(phase)
    try requireNoErrors(after: phase)
  }

  /// Reaches a terminal state; nothing can keep a run from that.
  mutating func finish(in end: LifecycleState, _ callbacks: Callbacks) throws {
    guard concerns.contains(.lifecycle), !state.isTerminal else { return }
    do {
      try transit(to: end, callbacks) { _ in }
    } catch {
      if !(state.isTerminal && error is Halt) { throw error }
    }
    if !state.isTerminal { lifecycle.advance(to: end) }
  }

  private mutating func transit(
    to next: LifecycleState, _ callbacks: Callbacks, _ work: (inout CommandContext) throws -> Void
  ) throws {
    guard let chain = chain(callbacks, to: next) else {
      lifecycle.advance(to: next)
      return try work(&self)
    }
    do {
      for action in chain.before { try action(&self) }
      try requireNoErrors(before: next)
      try surround(chain.around[...]) { context in
        context.lifecycle.advance(to: next)
        try work(&context)
      }
      guard state == next else { return }
      for action in chain.after { try action(&self) }
    } catch {
      report(error, to: chain.error)
      throw error
    }
  }

  private mutating func surround(
    _ arounds: ArraySlice<Around>, _ work: (inout CommandContext) throws -> Void
  ) throws {
    guard let outermost = arounds.first else { return try work(&self) }
    try outermost(&self) { context in try context.surround(arounds.dropFirst(), work) }
  }
}
