import Glibc

extension [UInt8] {
  /// The first place of a byte from an index on; nil where there is none.
  ///
  /// By the C library's search: large texts are looked through for line feeds and quotes, which a loop does byte by
  /// byte.
  package func place(of byte: UInt8, from start: Int = 0) -> Int? {
    withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      return memchr(base + start, Int32(byte), bytes.count - start).map { UnsafeRawPointer($0) - base }
    }
  }
}
