import Glibc

/// A process that a `ChildProcessSet` started and alone talks to.
package final class ChildProcess {
  package let identifier: Int32
  /// Who started it and keeps what it leaves.
  let keeper: ProcessKeeper
  let startTime: UInt64
  /// The peak of memory of the keeper when it started the child.
  let peakOfParent: Int
  var ends: ChildProcessEnds
  var output: CapturedOutput
  var errors = CapturedOutput()
  var answers: ChildProcessAnswers
  /// Why its answers are not read any more.
  var answersFailure: ChildProcessError?
  /// Whether its deadline passed before it ended.
  var isLate = false
  /// Whether it was asked to end, so that what it started had no chance to end by itself.
  private(set) var wasSignaled = false
  /// How it ended; nil while it lives.
  package internal(set) var outcome: ChildProcessOutcome?

  init(
    keeper: ProcessKeeper, identifier: Int32, startTime: UInt64, peakOfParent: Int, ends: ChildProcessEnds,
    answerLimit: Int, outputPart: Int
  ) {
    self.keeper = keeper
    self.identifier = identifier
    self.startTime = startTime
    self.peakOfParent = peakOfParent
    self.ends = ends
    self.answers = ChildProcessAnswers(limit: answerLimit)
    self.output = CapturedOutput(part: outputPart)
  }

  /// Signals the child and everything in its group.
  func signal(_ number: Int32) {
    wasSignaled = true
    // A child can leave its own group; it is not reaped yet, so its number is still its own.
    if kill(-identifier, number) != 0 || number == SIGKILL { _ = kill(identifier, number) }
  }

  /// Reads once from whatever stands behind `channel`; false if nothing is left there now.
  func read(_ channel: ChildProcessEnds.Channel, through chunk: inout [UInt8]) -> Bool {
    let count = Glibc.read(ends[channel], &chunk, chunk.count)
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { ends.close(channel) }
      return false
    }
    switch channel {
    case .output: output.append(chunk[..<count])
    case .errors: errors.append(chunk[..<count])
    case .answers:
      do throws(ChildProcessError) {
        try answers.append(chunk[..<count])
      } catch {
        answersFailure = error
        ends.close(.answers)
      }
    case .process, .requests: break
    }
    return true
  }

  /// Reads what the pipes still hold of a child that has ended.
  func readRest(through chunk: inout [UInt8]) {
    for channel in [ChildProcessEnds.Channel.output, .errors, .answers] {
      // A descendant outside the group may go on writing for ever: no more is read than a pipe holds.
      var rest = Self.largestPipe
      while rest > 0, ends[channel] >= 0, read(channel, through: &chunk) { rest -= chunk.count }
    }
    output.trim()
    errors.trim()
  }

  /// What a pipe of an unprivileged process can hold at most (/proc/sys/fs/pipe-max-size).
  private static let largestPipe = 1 << 20
}
