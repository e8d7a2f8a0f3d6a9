/// How an asynchronous run moves from state to state: the same moves and rules as a synchronous one, with suspension.
extension CommandContext {
  /// Enters a phase and does its work, unless the task is cancelled.
  mutating func performAsync(
    _ phase: Phase, _ callbacks: AsyncCallbacks, _ work: (inout CommandContext) async throws -> Void
  ) async throws {
    do {
      try Task.checkCancellation()
      if concerns.contains(.lifecycle) {
        try await transitAsync(to: phase.state, callbacks, work)
      } else {
        try await work(&self)
      }
    } catch {
      throw interruption(by: error, in: phase)
    }
    try requireEntered(phase)
    try requireNoErrors(after: phase)
  }

  /// Reaches a terminal state; nothing can keep a run from that.
  mutating func finishAsync(in end: LifecycleState, _ callbacks: AsyncCallbacks) async throws {
    guard concerns.contains(.lifecycle), !state.isTerminal else { return }
    do {
      try await transitAsync(to: end, callbacks) { _ in }
    } catch {
      if !(state.isTerminal && error is Halt) { throw error }
    }
    if !state.isTerminal { lifecycle.advance(to: end) }
  }

  private mutating func transitAsync(
    to next: LifecycleState, _ callbacks: AsyncCallbacks, _ work: (inout CommandContext) async throws -> Void
  ) async throws {
    guard let chain = chain(callbacks, to: next) else {
      lifecycle.advance(to: next)
      return try await work(&self)
    }
    do {
      for action in chain.before { try action(&self) }
      try requireNoErrors(before: next)
      try await surroundAsync(chain.around[...]) { context in
        context.lifecycle.advance(to: next)
        try await work(&context)
      }
      guard state == next else { return }
      for action in chain.after { try action(&self) }
    } catch {
      report(error, to: chain.error)
      throw error
    }
  }

  private mutating func surroundAsync(
    _ arounds: ArraySlice<AsyncAround>, _ work: (inout CommandContext) async throws -> Void
  ) async throws {
    guard let outermost = arounds.first else { return try await work(&self) }
    try await outermost(&self) { context in try await context.surroundAsync(arounds.dropFirst(), work) }
  }
}
