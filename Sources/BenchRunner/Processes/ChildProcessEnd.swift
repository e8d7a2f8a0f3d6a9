import CBenchPrimitives
import Glibc

extension ChildProcess {
  /// Takes in the end of the child: ends its group, reads what is left, and lets the system forget it.
  ///
  /// - Parameter endingStrays: Whether what it started and left is ended and told. What a child leaves that was asked
  ///   to end is ended in any case: it had no chance to end that by itself.
  func settle(at endTime: UInt64, through chunk: inout [UInt8], endingStrays: Bool) {
    // What was asked to end together with the child is no stray.
    let outliving = endingStrays && !wasSignaled ? keeper.outliving(patience: Self.patience) : []
    // Before the child is reaped: until then nobody else can get its number, nor its group's.
    kill(-identifier, SIGKILL)
    let end = keeper.reap()
    readRest(through: &chunk)
    ends.closeAll()
    let escaped = endingStrays || wasSignaled ? keeper.endRest(of: identifier) : []
    // Where somebody killed the keeper, nobody knows how its child ended: not well, at any rate.
    let ending = end.map { Self.ending($0.status) } ?? .signaled(SIGKILL)
    let peak = Int(end?.peak_bytes ?? 0)
    outcome = ChildProcessOutcome(
      ending: isLate ? .timedOut : ending, wallTime: endTime - startTime,
      userTime: end?.user_ns ?? 0, systemTime: end?.system_ns ?? 0,
      peakMemory: peak > peakOfParent ? peak : nil, output: output, errors: errors,
      strays: endingStrays ? outliving + escaped.filter { !outliving.contains($0) } : nil)
  }

  /// Generous for a helper that only has to notice that its pipe was closed, and short beside a launch.
  private static let patience = Duration.milliseconds(100)

  /// Reads a wait status: the low seven bits hold the signal, the next byte the exit status.
  static func ending(_ status: Int32) -> ChildProcessOutcome.Ending {
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .signaled(signal)
  }
}
