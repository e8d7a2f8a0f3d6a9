import StrictJSON
import Testing

@Suite("Mutated documents")
struct MutationTests {
  @Test("20,000 seeded mutations never trap, and what one reader accepts the other does too")
  func mutations() throws {
    let seeds = [
      Array(DecodingTests.run.utf8), try StrictJSONEncoder().encode(EncodingTests.Run()),
      Array(
        #"{"schema":"run","version":1e0,"results":[{"metric":"\ud83d\ude00é","iterations":[-0,1.0],"values":[[1e-5]]}]}"#
          .utf8),
    ]
    var generator = SeededGenerator(seed: 4)
    var accepted = 0
    for round in 0..<LongForm.count(20_000, 1_000_000) {
      let document = mutated(seeds[round % seeds.count], &generator)
      let isValid = problem(of: document) == nil
      var skips = false
      if var reader = try? JSONPullReader(document) {
        skips = (try? reader.skipValue()) != nil && (try? reader.finish()) != nil
      }
      #expect(skips == isValid)
      for options in [
        JSONReadingOptions(),
        JSONReadingOptions(refusesUnknownKeys: true, allowsNonFiniteNumbers: true, allowsComments: true),
      ] {
        do {
          _ = try StrictJSONDecoder(options: options).decode(DecodingTests.Run.self, from: document)
          accepted += 1
        } catch {
          #expect(!error.description.isEmpty && error.position != nil)
        }
      }
    }
    #expect(accepted > 100, "mutations that leave a document valid reach the decoder")
  }

  /// One to four bytes flipped, dropped, doubled, replaced by something JSON-like, or moved.
  private func mutated(_ seed: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e9", "null", "\\u", "\\ud800", "/*", "//", "1e999",
      "NaN", "\u{FEFF}",
    ]
    var document = seed
    for _ in 0...Int(generator.next() % 4) {
      let index = Int(generator.next() % UInt64(max(document.count, 1)))
      guard index < document.count else { break }
      switch generator.next() % 6 {
      case 0: document[index] ^= 1 << UInt8(generator.next() % 8)
      case 1: document.remove(at: index)
      case 2: document.insert(document[index], at: index)
      case 3: document.insert(contentsOf: pieces[Int(generator.next() % UInt64(pieces.count))].utf8, at: index)
      case 4: document[index] = UInt8(truncatingIfNeeded: generator.next())
      default: document.swapAt(index, Int(generator.next() % UInt64(document.count)))
      }
    }
    return document
  }
}
