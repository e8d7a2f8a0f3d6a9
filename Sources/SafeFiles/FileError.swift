import Glibc

/// A file or directory that could not be used: which one, what was being done, and why.
package struct FileError: Error, Equatable, Sendable {
  /// What was being done; it decides the exit status of a tool.
  package enum Stage: Sendable {
    case reading
    case creating
    case writing
    case removing
  }

  /// Why it failed, as far as a caller may want to tell reasons apart.
  package enum Kind: Sendable {
    case notFound
    case notRegular
    case tooLarge
    case permission
    case noSpace
    case exists
    case other
  }

  package let path: String
  package let stage: Stage
  package let kind: Kind
  /// The reason in words.
  package let reason: String

  init(path: String, stage: Stage, kind: Kind, reason: String) {
    self.path = path
    self.stage = stage
    self.kind = kind
    self.reason = reason
  }

  /// The error that a system call left in errno.
  init(path: String, stage: Stage, code: Int32) {
    self.init(path: path, stage: stage, kind: Kind(code: code), reason: String(cString: strerror(code)))
  }

  /// One sentence; the path is given as it is, so whoever prints it escapes what could steer a terminal.
  package var message: String {
    let verb =
      switch stage {
      case .reading: "read"
      case .creating: "create"
      case .writing: "write"
      case .removing: "remove"
      }
    return "cannot \(verb) '\(path)': \(reason)"
  }
}

extension FileError.Kind {
  fileprivate init(code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .notFound
    case EISDIR, ELOOP: self = .notRegular
    case EACCES, EPERM, EROFS: self = .permission
    case ENOSPC, EDQUOT, EFBIG: self = .noSpace
    case EEXIST: self = .exists
    default: self = .other
    }
  }
}
