import Glibc
import Testing

@testable import BenchStatistics

@Suite("Boundaries of several looks")
struct SequentialBoundaryTests {
  /// The nominal tails of looks at these moments that spend these parts of the error.
  private static func tails(_ moments: [Double], spending: [Double]) -> [Double] {
    var boundary = SequentialBoundary()
    var tails: [Double] = []
    for place in moments.indices {
      tails.append(boundary.tail(at: moments[place], spending: spending[place]))
      guard place + 1 < moments.count else { break }
      boundary.take(lookAt: moments[place], spending: spending[place], before: moments[place + 1])
    }
    return tails
  }

  @Test("tails are those of the joint normal distribution")
  func oracle() throws {
    let rows = try Fixture.rows("sequential-boundaries.tsv")
    #expect(rows.count > 10)
    for row in rows {
      let tails = Self.tails(Fixture.numbers(row[1]), spending: Fixture.numbers(row[2]))
      for (tail, oracle) in zip(tails, Fixture.numbers(row[3])) {
        #expect(relativeError(tail, oracle) < 1e-5, "\(row[0]): \(tail) instead of \(oracle)")
      }
    }
  }

  @Test(
    "published boundaries: five equal looks, 2.5 % at one end",
    arguments: [
      // Spending functions like O'Brien & Fleming's and like Pocock's (Lan & DeMets 1983; Jennison & Turnbull 2000).
      ("O'Brien-Fleming", [4.8769, 3.3569, 2.6803, 2.2898, 2.0310]),
      ("Pocock", [2.4380, 2.4268, 2.4101, 2.3966, 2.3859]),
    ])
  func published(name: String, boundaries: [Double]) {
    let moments = (1...5).map { Double($0) / 5 }
    let spent = moments.map { moment in
      name == "Pocock"
        ? 0.025 * log1p((exp(1) - 1) * moment)
        : 2 * StandardNormal.cumulative(StandardNormal.quantile(0.0125) / moment.squareRoot())
    }
    let spending = spent.enumerated().map { place, sum in sum - (place == 0 ? 0 : spent[place - 1]) }
    for (tail, boundary) in zip(Self.tails(moments, spending: spending), boundaries) {
      #expect(abs(-StandardNormal.quantile(tail) - boundary) < 2e-4, "\(name): \(boundary)")
    }
  }

  @Test("a look that adds nothing to the one before has nothing to spend, and many close ones are resolved")
  func close() throws {
    #expect(Self.tails([0.5, 0.5], spending: [0.01, 0.01])[1] == 0)
    #expect(Self.tails([0.5, 1], spending: [0.01, 0])[1] == 0)
    let moments = (1...50).map { Double($0) / 50 }
    let tails = Self.tails(moments, spending: Array(repeating: 0.0005, count: 50))
    #expect(tails.dropFirst().allSatisfy { $0 > 0.0005 && $0 < 0.025 })
    #expect(zip(tails.dropFirst(2), tails.dropFirst(3)).allSatisfy { $0 < $1 })
  }
}
