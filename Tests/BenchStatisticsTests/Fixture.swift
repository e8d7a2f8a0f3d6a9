import Glibc

/// A tab-separated file of oracle figures beside the tests, made by `Fixtures/make_fixtures.py`.
enum Fixture {
  struct Unreadable: Error {
    let path: String
  }

  static func rows(_ name: String, from file: String = #filePath) throws -> [[String]] {
    let path = file.prefix(through: file.lastIndex(of: "/") ?? file.startIndex) + "Fixtures/" + name
    guard let stream = fopen(String(path), "r") else { throw Unreadable(path: String(path)) }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    let rows = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    guard !rows.isEmpty else { throw Unreadable(path: String(path)) }
    return rows
  }

  static func numbers(_ cell: String) -> [Double] {
    cell.split(separator: ",").compactMap { Double($0) }
  }
}

/// How far a figure is from its oracle, relative to the oracle; absolute where the oracle is zero.
func relativeError(_ value: Double, _ oracle: Double) -> Double {
  if value == oracle { return 0 }
  let error = (value - oracle).magnitude / (oracle == 0 ? 1 : oracle.magnitude)
  return error.isNaN ? .infinity : error
}
