import Glibc

/// How two files that are named alike in two folders differ.
package enum FileLikeness: Sendable {
  /// They are one file, whatever links lead to it.
  case same
  /// Two files with the same bytes.
  case copies
  /// Their bytes differ.
  case different

  /// Compares two files; nil where one of them is no regular file that can be read.
  package init?(_ first: String, _ second: String) {
    var (one, other) = (stat(), stat())
    guard stat(first, &one) == 0, stat(second, &other) == 0, one.type == S_IFREG, other.type == S_IFREG else {
      return nil
    }
    if one.st_dev == other.st_dev, one.st_ino == other.st_ino {
      self = .same
    } else if one.st_size != other.st_size {
      self = .different
    } else {
      guard let isCopy = Self.haveSameBytes(first, second) else { return nil }
      self = isCopy ? .copies : .different
    }
  }

  private static func haveSameBytes(_ first: String, _ second: String) -> Bool? {
    guard let one = try? InputBlocks(path: first, limit: .max), let other = try? InputBlocks(path: second, limit: .max)
    else { return nil }
    while case let block = one.next(), case let counterpart = other.next(), block != nil || counterpart != nil {
      if block != counterpart { return one.failure == nil && other.failure == nil ? false : nil }
    }
    return one.failure == nil && other.failure == nil ? true : nil
  }
}
