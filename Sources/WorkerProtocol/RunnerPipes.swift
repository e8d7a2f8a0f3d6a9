import Glibc

/// Whether a runner is at the other end of the descriptors that one asks a worker on.
///
/// The environment variable alone does not tell: whatever a worker starts inherits it, and a terminal may have it from
/// somebody's experiment. A program that then served nobody would end with 0 and without a word.
package enum RunnerPipes: Equatable {
  /// Both descriptors are a runner's.
  case present
  /// Neither is: the variable was not meant for this process.
  case absent
  /// One is and the other is not: somebody means to run a worker and made a mistake; the reason is one clause.
  case incomplete(String)

  /// Looks at the two descriptors of this process.
  package init(requests: Int32 = Wire.requestDescriptor, answers: Int32 = Wire.answerDescriptor) {
    switch (End(requests, opposite: O_WRONLY), End(answers, opposite: O_RDONLY)) {
    case (nil, nil): self = .absent
    // One pipe for both is how make(1) hands out its job slots, at these very numbers; a worker would answer itself.
    case (let first?, let second?) where first.isPipe && first == second: self = .absent
    case (.some, .some): self = .present
    case (nil, .some): self = .incomplete("descriptor \(requests) is no pipe or socket to read requests from")
    case (.some, nil): self = .incomplete("descriptor \(answers) is no pipe or socket to write answers to")
    }
  }

  /// A pipe or a socket that this process holds an end of.
  private struct End: Equatable {
    let isPipe: Bool
    private let device: dev_t
    private let inode: ino_t

    /// - Parameter opposite: The access mode with which the descriptor would be of no use.
    init?(_ descriptor: Int32, opposite: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return nil }
      let kind = status.st_mode & S_IFMT
      let mode = fcntl(descriptor, F_GETFL)
      guard kind == S_IFIFO || kind == S_IFSOCK, mode >= 0, mode & O_ACCMODE != opposite else { return nil }
      isPipe = kind == S_IFIFO
      (device, inode) = (status.st_dev, status.st_ino)
    }
  }
}
