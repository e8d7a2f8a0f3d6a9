import CommandFramework

/// Throws until the attempt at which it succeeds, as a service does that is briefly away.
struct FlakyCommand: Command {
  struct Unavailable: Error {}

  let attempt: Int
  let succeedsAt: Int

  func execute(_ inputs: Single, _ context: inout CommandContext) throws -> Int {
    guard attempt >= succeedsAt else { throw Unavailable() }
    return inputs.value
  }
}
