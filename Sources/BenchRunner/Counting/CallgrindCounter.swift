import BenchModel
import Callgrind
import Glibc
import SafeFiles

/// Counts under Valgrind's Callgrind, which executes a program instruction by instruction.
package struct CallgrindCounter: EventCounter {
  private let tool: CallgrindTool
  private let children: ChildProcessSet
  private let folder: ScratchFolder
  private let modelsCaches: Bool

  /// - Parameters:
  ///   - folder: Where profiles and copies of programs are put.
  ///   - modelsCaches: Whether caches are modelled, which takes twice the time.
  package init(_ tool: CallgrindTool, children: ChildProcessSet, folder: ScratchFolder, modelsCaches: Bool) {
    self.tool = tool
    self.children = children
    self.folder = folder
    self.modelsCaches = modelsCaches
  }

  package var name: String { "callgrind of \(tool.version)" }
  /// A sixth of a second.
  package var wantedInstructions: Double { 10e6 }
  /// Fifty is usual; a machine may have as much else to do.
  package var slowdown: Double { 200 }

  /// Caches of common sizes, the same on every machine: otherwise Valgrind takes those of the processor it runs on.
  private static let caches = [
    "--cache-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64", "--LL=8388608,16,64",
  ]

  package func start(
    _ program: CountedProgram, seed: CountSeed
  ) throws(WorkerFailure) -> any CountedProcess {
    let place = try part()
    let readable = try readable(program.arguments, program, in: place)
    // Until its hello a worker does what no count needs, and does it three times as fast without.
    let options = ["--instr-atstart=no", "--callgrind-out-file=\(place)/profile"]
    let launcher = ProcessWorkerLauncher(
      arguments: command(options, readable, seed: seed, place: place),
      environment: seed.variables(program.environment), directory: program.directory, startLimit: .seconds(120),
      children: children)
    let started = try refusable(place) { () throws(WorkerFailure) in try launcher.start(hashSeed: nil) }
    return CallgrindWorker(
      started: started, vgdb: tool.vgdb, place: place, environment: program.environment, children: children)
  }

  package func count(
    _ command: MeasuredCommand, as program: CountedProgram, seed: CountSeed, within limit: Duration
  ) throws(WorkerFailure) -> EventCounts {
    let place = try part()
    let readable = try readable(command.arguments, program, in: place)
    // A process that is started by another has a file of its own.
    let options = ["--callgrind-out-file=\(place)/profile.%p", "--vgdb=no"]
    let followed = ReadableProgram(arguments: readable.arguments, isFollowed: true)
    let counted = MeasuredCommand(
      id: command.id, arguments: self.command(options, followed, seed: seed, place: place),
      preparation: command.preparation, cleanup: command.cleanup, allowed: command.allowed)
    let execution = CommandExecution(
      environment: seed.variables(program.environment), directory: program.directory, children: children)
    _ = try refusable(place) { () throws(WorkerFailure) in try execution.run(counted, within: limit * slowdown) }
    var sum = EventCounts(instructions: 0, misses: modelsCaches ? .init(firstLevel: 0, lastLevel: 0) : nil)
    let names = (try? Directory.names(in: place)) ?? []
    for name in names where name.hasPrefix("profile.") {
      guard let counts = EventCounts(try CallgrindFile.profile(at: "\(place)/\(name)")) else { continue }
      sum.instructions += counts.instructions
      sum.misses?.firstLevel += counts.misses?.firstLevel ?? 0
      sum.misses?.lastLevel += counts.misses?.lastLevel ?? 0
    }
    guard sum.instructions > 0 else { throw WorkerFailure(.protocolViolation, "Callgrind left no counts") }
    return sum
  }
}

extension CallgrindCounter {
  private func command(_ options: [String], _ program: ReadableProgram, seed: CountSeed, place: String) -> [String] {
    (seed == .fixed ? tool.unrandomised : [])
      + [tool.valgrind, "--tool=callgrind", "-q", "--log-file=\(place)/log.%p", "--vgdb-prefix=\(place)/vgdb"]
      + (program.isFollowed ? ["--trace-children=yes"] : []) + (modelsCaches ? Self.caches : []) + options
      + program.arguments
  }

  private func part() throws(WorkerFailure) -> String {
    try rethrowing(try folder.part()) { (error: FileError) in
      WorkerFailure(.notStarted, "there is no place for its counts: \(error)")
    }
  }

  private func readable(
    _ arguments: [String], _ program: CountedProgram, in place: String
  ) throws(WorkerFailure) -> ReadableProgram {
    try rethrowing(
      try ReadableProgram(
        arguments, path: program.environment["PATH"], directory: program.directory, copiedTo: place)
    ) { (error: FileError) in WorkerFailure(.notStarted, "it cannot be copied to be counted: \(error)") }
  }

  private func refusable<Value>(
    _ place: String, _ action: () throws(WorkerFailure) -> Value
  ) throws(WorkerFailure) -> Value {
    try rethrowing(try action()) { (error: WorkerFailure) in CallgrindLog.explained(error, in: place) }
  }
}

extension ReadableProgram {
  fileprivate init(arguments: [String], isFollowed: Bool) {
    (self.arguments, self.isFollowed) = (arguments, isFollowed)
  }
}
