import SafeFiles
import Testing

@Suite("Content hash")
struct ContentHashTests {
  @Test("A change of any byte, of the order or of the length changes the hash")
  func changes() {
    let base = (0..<100).map { UInt8($0) }
    var variants = [base, base + [0], Array(base.dropLast()), Array(base.reversed())]
    for place in base.indices {
      var changed = base
      changed[place] ^= 0x80
      variants.append(changed)
    }
    #expect(Set(variants.map { ContentHash.hexadecimal(of: $0) }).count == variants.count)
  }

  @Test("Zeros of different lengths differ, and the same bytes agree")
  func lengths() {
    let hashes = (0..<40).map { ContentHash.hexadecimal(of: [UInt8](repeating: 0, count: $0)) }
    #expect(Set(hashes).count == 40)
    #expect(ContentHash.hexadecimal(of: [1, 2, 3]) == ContentHash.hexadecimal(of: [1, 2, 3]))
    #expect(hashes.allSatisfy { $0.count == 16 })
  }
}
