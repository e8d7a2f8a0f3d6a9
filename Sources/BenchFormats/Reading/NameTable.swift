/// Numbers names within scopes in the order of their first appearance, without making a string of each occurrence.
struct NameTable {
  private struct Entry {
    let scope: Int
    let range: Range<Int>
  }

  private var entries: [Entry] = []
  private var written: [UInt8] = []
  /// Numbers by hash, probed one place after the other; -1 where there is none.
  private var places = [Int32](repeating: -1, count: 1024)

  /// How many names there are.
  var count: Int { entries.count }

  /// The scope that a name was numbered in.
  func scope(of number: Int) -> Int { entries[number].scope }

  /// A name as text; bytes that are no UTF-8 become replacement characters.
  func text(of number: Int) -> String { String(decoding: written[entries[number].range], as: UTF8.self) }

  /// The number of a name, a new one if it was not there.
  mutating func number(of bytes: [UInt8], _ range: Range<Int>, scope: Int) -> Int {
    // A name usually repeats that of the line before.
    if let last = entries.last, isSame(last, bytes, range, scope) { return entries.count - 1 }
    var place = Int(truncatingIfNeeded: Self.hash(bytes, range, scope)) & (places.count - 1)
    while places[place] >= 0 {
      let number = Int(places[place])
      if isSame(entries[number], bytes, range, scope) { return number }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(truncatingIfNeeded: entries.count)
    entries.append(Entry(scope: scope, range: written.count..<written.count + range.count))
    written += bytes[range]
    if entries.count * 2 > places.count { grow() }
    return entries.count - 1
  }

  private func isSame(_ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>, _ scope: Int) -> Bool {
    guard entry.scope == scope, entry.range.count == range.count else { return false }
    let start = entry.range.lowerBound
    for offset in 0..<range.count where written[start + offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    for (number, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: Self.hash(written, entry.range, entry.scope)) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(truncatingIfNeeded: number)
    }
  }

  /// FNV-1a with a finaliser, so that low bits depend on all of the name.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>, _ scope: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: scope)
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }
}
