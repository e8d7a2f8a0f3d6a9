/// The bytes of a journal: eight of header, then records of length, checksum and payload.
enum JournalFormat {
  /// Seven letters and the version.
  static let header = Array("CFJRNL\n".utf8) + [1]
  static let recordHeaderSize = 8
  static let largestPayload = 1 << 26

  static func record(_ payload: [UInt8]) -> [UInt8] {
    let length = bytes(of: UInt32(payload.count))
    return length + bytes(of: Checksum.crc32c(length + payload)) + payload
  }

  /// The whole records of a file and where they end.
  struct Scan {
    var payloads: [(offset: Int, bytes: ArraySlice<UInt8>)] = []
    var end = header.count
    /// Whether what follows the end cannot come from a torn write, since whole records follow it.
    var isDamaged = false
  }

  static func scan(_ file: [UInt8]) -> Scan {
    var scan = Scan()
    while let payload = payload(in: file, at: scan.end) {
      scan.payloads.append((scan.end, payload))
      scan.end = payload.endIndex
    }
    if scan.end + recordHeaderSize <= file.count {
      let next = scan.end + recordHeaderSize + Int(number(in: file, at: scan.end))
      scan.isDamaged = payload(in: file, at: next) != nil
    }
    return scan
  }

  private static func payload(in file: [UInt8], at offset: Int) -> ArraySlice<UInt8>? {
    let start = offset + recordHeaderSize
    guard start <= file.count else { return nil }
    let length = Int(number(in: file, at: offset))
    // No record is empty, so that a tail of zeros is not taken for records.
    guard length > 0, length <= largestPayload, length <= file.count - start else { return nil }
    let payload = file[start..<start + length]
    let sum = Checksum.crc32c([file[offset..<offset + 4], payload].joined())
    return sum == number(in: file, at: offset + 4) ? payload : nil
  }

  private static func number(in file: [UInt8], at offset: Int) -> UInt32 {
    file[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func bytes(of number: UInt32) -> [UInt8] {
    stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
  }
}
