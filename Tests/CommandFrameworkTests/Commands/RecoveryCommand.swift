import CommandFramework

/// Catches its own trouble and reports it, which does not make it a success.
struct SelfReporting: Command {
  func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Int {
    do {
      throw Mishap(place: "inside")
    } catch {
      context.addRuntimeError("recovered", "\(error)")
      return 0
    }
  }
}

/// Fails until the attempt that is told to succeed.
struct RecoveryCommand: Command {
  let attempt: Int
  let succeedsAt: Int

  func execute(_ inputs: Number, _ context: inout CommandContext) throws -> Int {
    guard attempt >= succeedsAt else {
      try context.fail(.external(.serviceUnavailable, "try \(attempt)", service: "mail"))
    }
    return inputs.value
  }
}
