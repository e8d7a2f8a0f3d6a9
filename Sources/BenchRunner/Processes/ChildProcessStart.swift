import CBenchPrimitives
import Glibc

extension ChildProcess {
  /// Starts a child in a process group of its own, by a keeper that is free.
  static func start(
    _ launch: ChildProcessLaunch, by keeper: ProcessKeeper
  ) throws(ChildProcessError) -> ChildProcess {
    let environment = launch.environmentEntries
    guard let program = launch.arguments.first, !program.isEmpty,
      !(launch.arguments + environment + [launch.directory ?? ""]).contains(where: { $0.utf8.contains(0) })
    else {
      throw .cannotStart(program: launch.arguments.first ?? "", code: EINVAL)
    }
    var (ours, theirs) = try ChildProcessEnds.pipes(for: launch)
    defer { theirs.closeAll() }

    var started = bench_kept_child()
    let failure = spawn(
      launch, program: program, environment: environment, ends: theirs, by: keeper, &started)
    guard failure == 0 else {
      ours.closeAll()
      throw reason(of: failure, for: launch, program: program)
    }
    ours[.process] = bench_pidfd_open(started.process)
    guard ours[.process] >= 0 else {
      let code = errno
      kill(-started.process, SIGKILL)
      _ = keeper.reap()
      ours.closeAll()
      throw .system(call: "pidfd_open", code: code)
    }
    return ChildProcess(
      keeper: keeper, identifier: started.process, startTime: started.started_ns,
      peakOfParent: Int(started.parent_peak_bytes), ends: ours, answerLimit: launch.answerLimit,
      outputPart: launch.outputPart)
  }

  private static func spawn(
    _ launch: ChildProcessLaunch, program: String, environment: [String], ends: ChildProcessEnds,
    by keeper: ProcessKeeper, _ started: inout bench_kept_child
  ) -> Int32 {
    let arguments = CStrings(launch.arguments)
    let environment = CStrings(environment)
    let program = CStrings([program])
    let directory = launch.directory.map { CStrings([$0]) }
    guard let path = program.pointers[0] else { return ENOMEM }
    return arguments.pointers.withUnsafeBufferPointer { arguments in
      environment.pointers.withUnsafeBufferPointer { environment in
        guard let arguments = arguments.baseAddress, let environment = environment.baseAddress else { return ENOMEM }
        var request = bench_spawn_request(
          program: path, arguments: arguments, environment: environment,
          directory: directory?.pointers[0].map { UnsafePointer($0) }, standard_input: -1,
          standard_output: ends[.output], standard_error: ends[.errors], requests: ends[.requests],
          answers: ends[.answers])
        return keeper.spawn(&request, &started)
      }
    }
  }

  /// Tells a missing directory from a missing program: the system reports both with the same code.
  private static func reason(
    of failure: Int32, for launch: ChildProcessLaunch, program: String
  ) -> ChildProcessError {
    if let directory = launch.directory, access(directory + "/.", X_OK) != 0 { return .noWorkingDirectory(directory) }
    return .cannotStart(program: program, code: failure)
  }
}
