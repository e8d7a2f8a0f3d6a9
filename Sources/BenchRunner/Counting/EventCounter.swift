/// A way to count what processes execute.
package protocol EventCounter {
  /// What the results say they were counted with; counts of two names are not comparable.
  var name: String { get }
  /// How many instructions a figure rests on, so that what a worker does around its body is no part of it.
  var wantedInstructions: Double { get }
  /// How many times as long as by itself a counted process may take.
  var slowdown: Double { get }
  /// Starts a worker that is counted, and does not wait for its hello.
  ///
  /// - Throws: why it cannot be counted.
  func start(_ program: CountedProgram, seed: CountSeed) throws(WorkerFailure) -> any CountedProcess
  /// Runs a whole command to its end, and counts all of its processes.
  ///
  /// - Throws: how the command failed, or why it cannot be counted.
  func count(
    _ command: MeasuredCommand, as program: CountedProgram, seed: CountSeed, within limit: Duration
  ) throws(WorkerFailure) -> EventCounts
}

/// A worker that is counted.
package protocol CountedProcess: AnyObject {
  /// Waits for the hello; from then on is counted.
  func greet() throws(WorkerFailure) -> any WorkerConnection
  /// Asks for what was executed since the last time, and does not wait.
  func beginTake() throws(WorkerFailure)
  /// What was executed since the last time, over all threads.
  func endTake() throws(WorkerFailure) -> CountTake
  /// Ends the process, whatever it is doing.
  func abandon()
}

/// What a process executed between two moments.
package struct CountTake: Equatable, Sendable {
  package let counts: EventCounts
  /// The file that says which functions executed it; nil where that is not known.
  package let profile: String?

  package init(counts: EventCounts, profile: String? = nil) {
    (self.counts, self.profile) = (counts, profile)
  }
}
