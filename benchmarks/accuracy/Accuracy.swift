import Benchmarking
import CBenchPrimitives

/// Times the same bodies by a hand-written loop and by the harness, alternately in this one process, and prints both.
///
/// Run it with `swift run -c release accuracy`. Figures are nanoseconds an iteration: the smallest of the rounds, since
/// whatever disturbs a loop only makes it slower.
@main
struct Accuracy {
  private static let iterations = 100_000_000
  private static let rounds = 5
  /// No sum of shifts, so that the compiler has to leave a multiplication.
  private static let factor = 6_364_136_223_846_793_005

  @MainActor
  static func main() async throws {
    print("body                     hand    harness   harness/hand")
    for multiplications in [0, 1, 2, 4, 8] {
      let result = try await compare(multiplications)
      let name = multiplications == 0 ? "empty, laundered" : "\(multiplications) dependent products"
      let ratio = result.harness / result.hand
      print(
        name.padded(to: 22), result.hand.text.padded(to: 9), result.harness.text.padded(to: 9), ratio.text)
    }
    print("chain of about 18 ns:")
    let chain = try await compare(22)
    let difference = (chain.harness / chain.hand - 1) * 100
    print("  hand \(chain.hand.text) ns, harness \(chain.harness.text) ns, difference \(difference.text) %")
  }

  @MainActor
  private static func compare(_ multiplications: Int) async throws -> (hand: Double, harness: Double) {
    var best = (hand: Double.infinity, harness: Double.infinity)
    let benchmark = Benchmark("chain") { (state: inout State) in
      var value = identity(3)
      for _ in state { value = chain(value, multiplications) }
      blackHole(value)
    }
    for round in 0..<rounds {
      for turn in 0..<2 {
        if (round + turn).isMultiple(of: 2) {
          best.hand = min(best.hand, byHand(multiplications))
        } else {
          let nanoseconds = try await benchmark.timeOneBatch(iterations: iterations)
          best.harness = min(best.harness, nanoseconds / Double(iterations))
        }
      }
    }
    return best
  }

  @inline(never)
  private static func byHand(_ multiplications: Int) -> Double {
    var value = identity(3)
    let start = bench_monotonic_ns()
    for _ in 0..<iterations { value = chain(value, multiplications) }
    let end = bench_monotonic_ns()
    blackHole(value)
    return Double(end - start) / Double(iterations)
  }

  /// Products that each wait for the one before; the count is known when this is inlined only to the processor.
  @inline(__always)
  private static func chain(_ value: Int, _ multiplications: Int) -> Int {
    var value = identity(value)
    for _ in 0..<multiplications { value = identity(value &* factor) }
    return value
  }
}

extension Double {
  fileprivate var text: String {
    let thousandths = Int((self * 1000).rounded())
    let fraction = String(abs(thousandths % 1000))
    let sign = thousandths < 0 ? "-" : ""
    return "\(sign)\(abs(thousandths) / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
