import CommandFramework

/// The complex command as one that waits for something that never comes, with what it holds meanwhile.
struct AsyncComplexCommand: AsyncCommand {
  /// Called once the command executes.
  let whenExecuting: @Sendable () -> Void
  /// Whether it holds a repository on the disk while it waits.
  let holdsFile: Bool
  /// Without it the command goes on at once.
  let waits: Bool

  func execute(
    _ inputs: ComplexCommand.Inputs, _ context: inout CommandContext
  ) async throws -> ComplexCommand.Record {
    let folder = holdsFile ? try ScratchFolder() : nil
    let repository = try folder.map { try FileRepository<User>(path: $0.file) }
    whenExecuting()
    // Ends when the task is cancelled; a sleep would leave its timer behind until its time has come.
    let (nothing, end) = AsyncStream<Never>.makeStream()
    if waits { for await _ in nothing {} }
    try Task.checkCancellation()
    return withExtendedLifetime((folder, repository, end)) { ComplexCommand.Record(processing: inputs) }
  }
}
