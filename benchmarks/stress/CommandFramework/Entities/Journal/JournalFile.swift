import Glibc

/// An append-only file of checked records, open for one writer.
final class JournalFile {
  /// Whether a write has reached the disk when it returns.
  private let isDurable: Bool
  private let path: String
  private let descriptor: Int32
  private var end = 0
  // After a failed flush nobody knows which pages the disk has; going on could confirm what is lost.
  private var isBroken = false

  /// Opens or makes the file and takes its lock; `recover` must be called before anything is appended.
  init(path: String, isDurable: Bool) throws(JournalError) {
    self.path = path
    self.isDurable = isDurable
    guard !path.utf8.contains(0) else { throw .system(call: "open", path: path, code: EINVAL) }
    descriptor = Self.retrying { open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644) }
    guard descriptor >= 0 else { throw .system(call: "open", path: path, code: errno) }
    guard Self.locks(descriptor) else {
      throw errno == EWOULDBLOCK ? .locked(path: path) : .system(call: "flock", path: path, code: errno)
    }
  }

  /// Takes the lock; one that stays taken for a tenth of a second is somebody's.
  ///
  /// A process that is being started holds a copy of every descriptor from fork to exec, and with it a lock that its
  /// owner has just given back.
  private static func locks(_ descriptor: Int32) -> Bool {
    for _ in 0..<50 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK else { return false }
      usleep(2000)
    }
    errno = EWOULDBLOCK
    return false
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads every whole record, cuts off what a torn write left at the end, and makes the file ready for appending.
  func recover(_ visit: (Int, ArraySlice<UInt8>) throws -> Void) throws -> JournalRecovery {
    let file = try readAll()
    guard file.starts(with: JournalFormat.header) else { return try begin(over: file) }
    let scan = JournalFormat.scan(file)
    if scan.isDamaged { throw JournalError.damaged(path: path, offset: scan.end) }
    for payload in scan.payloads { try visit(payload.offset, payload.bytes) }
    end = scan.end
    if end < file.count {
      try check("ftruncate", ftruncate(descriptor, off_t(end)))
      try flush()
    }
    return JournalRecovery(records: scan.payloads.count, bytesCut: file.count - end)
  }

  /// Adds a record, as a whole or not at all.
  func append(_ payload: [UInt8]) throws(JournalError) {
    guard !isBroken else { throw .broken(path: path) }
    guard payload.count <= JournalFormat.largestPayload else {
      throw .recordTooLarge(path: path, bytes: payload.count)
    }
    let record = JournalFormat.record(payload)
    do {
      try write(record, at: end)
    } catch {
      // What was written of the record is taken back; if not even that works, the next opening cuts it off.
      if ftruncate(descriptor, off_t(end)) != 0 { isBroken = true }
      throw error
    }
    try flush()
    end += record.count
  }

  /// Writes the header into a file that is new, or whose very first write was torn.
  private func begin(over file: [UInt8]) throws(JournalError) -> JournalRecovery {
    guard JournalFormat.header.starts(with: file) else { throw .foreign(path: path) }
    try write(JournalFormat.header, at: 0)
    end = JournalFormat.header.count
    try flush()
    if isDurable { try flushDirectory() }
    return JournalRecovery(records: 0, bytesCut: file.count)
  }

  private func readAll() throws(JournalError) -> [UInt8] {
    var status = stat()
    try check("fstat", fstat(descriptor, &status))
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(path: path) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Self.retrying {
          pread(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(filled))
        }
      }
      guard count >= 0 else { throw .system(call: "pread", path: path, code: errno) }
      guard count > 0 else { break }
      filled += count
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws(JournalError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Self.retrying {
          pwrite(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written, off_t(offset + written))
        }
      }
      guard count > 0 else { throw .system(call: "pwrite", path: path, code: count == 0 ? EIO : errno) }
      written += count
    }
  }

  private func flush() throws(JournalError) {
    guard isDurable else { return }
    do {
      try check("fsync", Self.retrying { fsync(descriptor) })
    } catch {
      isBroken = true
      throw error
    }
  }

  /// Makes the name of a new file durable, not only its content.
  private func flushDirectory() throws(JournalError) {
    let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let directory = Self.retrying { open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard directory >= 0 else { throw .system(call: "open", path: parent, code: errno) }
    defer { close(directory) }
    guard Self.retrying({ fsync(directory) }) == 0 else { throw .system(call: "fsync", path: parent, code: errno) }
  }

  private func check(_ call: String, _ status: Int32) throws(JournalError) {
    guard status == 0 else { throw .system(call: call, path: path, code: errno) }
  }

  /// Calls again when a signal interrupted.
  private static func retrying<Number: SignedInteger>(_ call: () -> Number) -> Number {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}
