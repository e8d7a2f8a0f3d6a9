/// Why a journal cannot be opened or written.
package enum JournalError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A call of the operating system failed.
  case system(call: String, path: String, code: Int32)
  /// The file exists and is not a journal of this format.
  case foreign(path: String)
  /// Another process, or another repository of this one, has it open.
  case locked(path: String)
  /// A record in the middle is damaged: that is not a torn write, and cutting it off would lose the records behind it.
  case damaged(path: String, offset: Int)
  /// A record is whole and does not fit the schema.
  case unreadable(path: String, offset: Int, reason: String)
  /// An earlier write failed in a way that leaves it unknown what the file holds.
  case broken(path: String)
  case recordTooLarge(path: String, bytes: Int)

  package var description: String {
    switch self {
    case .system(let call, let path, let code): "\(path): \(call) failed with error \(code)"
    case .foreign(let path): "\(path): not a journal; choose another path"
    case .locked(let path): "\(path): already open elsewhere; close it there"
    case .damaged(let path, let offset):
      "\(path): the record at byte \(offset) is damaged and others follow it; restore the file from a copy"
    case .unreadable(let path, let offset, let reason): "\(path): the record at byte \(offset) does not fit: \(reason)"
    case .broken(let path): "\(path): an earlier write failed; open the journal anew"
    case .recordTooLarge(let path, let bytes): "\(path): a record of \(bytes) bytes is larger than a journal takes"
    }
  }
}
