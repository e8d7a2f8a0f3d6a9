import CBenchPrimitives
import Glibc

extension ChildProcess {
  /// Takes in the end of the child: ends its group, reads what is left, and lets the system forget it.
  func settle(at endTime: UInt64, through chunk: inout [UInt8], findingStrays: Bool) {
    // What was asked to end together with the child is no stray.
    let outliving = findingStrays && !wasSignaled ? outliving() : []
    // Before the child is reaped: until then nobody else can get its number, nor its group's.
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(identifier, &status, 0, &usage) == -1, errno == EINTR {}
    readRest(through: &chunk)
    ends.closeAll()
    let peak = usage.ru_maxrss * 1024
    outcome = ChildProcessOutcome(
      ending: isLate ? .timedOut : Self.ending(status), wallTime: endTime - startTime,
      userTime: Self.nanoseconds(usage.ru_utime), systemTime: Self.nanoseconds(usage.ru_stime),
      peakMemory: peak > peakOfParent ? peak : nil, output: output, errors: errors,
      strays: findingStrays ? endStrays(outliving) : nil)
  }

  /// Generous for a helper that only has to notice that its pipe was closed, and short beside a launch.
  private static let patience = Duration.milliseconds(100)

  private func outliving() -> [Int32] {
    ChildProcessStrays.outliving(identifier, markedBy: mark, patience: Self.patience)
  }

  private func endStrays(_ outliving: [Int32]) -> [Int32] {
    let escaped = ChildProcessStrays.end(markedBy: mark, leaving: identifier)
    return outliving + escaped.filter { !outliving.contains($0) }
  }

  /// Reads a wait status: the low seven bits hold the signal, the next byte the exit status.
  static func ending(_ status: Int32) -> ChildProcessOutcome.Ending {
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .signaled(signal)
  }

  private static func nanoseconds(_ time: timeval) -> UInt64 {
    UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_usec) * 1000
  }
}
