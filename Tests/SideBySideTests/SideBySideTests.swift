import SideBySide
import Testing

@Suite("Work side by side")
struct SideBySideTests {
  private struct Fault: Error, Equatable {
    let piece: Int
  }

  @Test("Values stand in the order of the pieces, whatever the number of threads", arguments: [1, 2, 8, 100])
  func order(threads: Int) {
    let squares = SideBySide.map(pieces: 50, threads: threads) { $0 * $0 }
    #expect(squares == (0..<50).map { $0 * $0 })
  }

  @Test("Of several errors that of the first piece is thrown", arguments: [1, 2, 8])
  func firstError(threads: Int) {
    #expect(throws: Fault(piece: 3)) {
      try SideBySide.map(pieces: 40, threads: threads) { (piece) throws(Fault) -> Int in
        if piece % 10 == 3 { throw Fault(piece: piece) }
        return piece
      }
    }
  }

  @Test("Nothing is made of nothing", arguments: [1, 8])
  func none(threads: Int) {
    #expect(SideBySide.map(pieces: 0, threads: threads) { $0 }.isEmpty)
  }

  @Test("Parts cover a list once, in order, and none is short but where all of it is", arguments: [1, 2, 3, 8])
  func parts(threads: Int) {
    for count in [0, 1, 63, 64, 65, 1000] {
      let parts = SideBySide.parts(of: count, threads: threads, atLeast: 64)
      #expect(parts.flatMap { Array($0) } == Array(0..<count))
      #expect(parts.count <= threads && (parts.count == 1 || parts.allSatisfy { $0.count >= 64 }))
    }
  }
}
