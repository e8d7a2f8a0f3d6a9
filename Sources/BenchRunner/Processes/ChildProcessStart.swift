import CBenchPrimitives
import Glibc

extension ChildProcess {
  /// Starts a child in a process group of its own.
  ///
  /// - Parameter mark: sixteen digits, always as many, since the size of the environment moves the stack of the child.
  static func start(_ launch: ChildProcessLaunch, mark: String) throws(ChildProcessError) -> ChildProcess {
    let environment = launch.environmentEntries(mark: mark)
    guard let program = launch.arguments.first, !program.isEmpty,
      !(launch.arguments + environment + [launch.directory ?? ""]).contains(where: { $0.utf8.contains(0) })
    else {
      throw .cannotStart(program: launch.arguments.first ?? "", code: EINVAL)
    }
    var (ours, theirs) = try ChildProcessEnds.pipes(for: launch)
    defer { theirs.closeAll() }

    var identifier: Int32 = 0
    let startTime = bench_monotonic_ns()
    let failure = spawn(launch, program: program, environment: environment, ends: theirs, identifier: &identifier)
    guard failure == 0 else {
      ours.closeAll()
      throw reason(of: failure, for: launch, program: program)
    }
    // Not before the start: another thread may raise the peak until the child has its own memory.
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    ours[.process] = bench_pidfd_open(identifier)
    guard ours[.process] >= 0 else {
      let code = errno
      kill(-identifier, SIGKILL)
      waitpid(identifier, nil, 0)
      ours.closeAll()
      throw .system(call: "pidfd_open", code: code)
    }
    return ChildProcess(
      identifier: identifier, mark: mark, startTime: startTime, peakOfParent: usage.ru_maxrss * 1024, ends: ours,
      answerLimit: launch.answerLimit)
  }

  private static func spawn(
    _ launch: ChildProcessLaunch, program: String, environment: [String], ends: ChildProcessEnds,
    identifier: inout Int32
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
        return bench_spawn(&request, &identifier)
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

/// Strings as C wants a list of them: pointers, the last one null.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) {
    pointers = strings.map { strdup($0) } + [nil]
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
