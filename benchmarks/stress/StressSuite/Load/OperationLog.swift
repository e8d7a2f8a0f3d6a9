import Benchmarking
import CBenchPrimitives

/// What one participant of a load did: when it began and ended, and how long each of its operations took.
struct OperationLog: Sendable {
  /// The monotonic clock's readings before the first operation and after the last.
  private(set) var start: UInt64 = 0
  private(set) var end: UInt64 = 0
  /// The times of the operations, in nanoseconds, in their order.
  private(set) var nanoseconds: [Double] = []
  /// The first wrong outcome.
  private(set) var complaint: String?

  /// So many operations come between two looks at the window, as in the original.
  private static let turn = 10

  /// Does operations until the window is over, and at least `operations` of them.
  mutating func work<Value>(
    _ operations: Int, within window: LoadWindow, _ work: () throws -> Value, isRight: (Value) -> Bool
  ) {
    begin(operations)
    let limit = window.end(ifBegunAt: start)
    repeat {
      for _ in 0..<Self.turn {
        let before = bench_monotonic_ns()
        let outcome = Result { try work() }
        note(outcome, since: before, isRight)
      }
      end = bench_monotonic_ns()
    } while nanoseconds.count < operations || end < limit
  }

  /// Does asynchronous operations until the window is over, and at least `operations` of them.
  mutating func work<Value>(
    _ operations: Int, within window: LoadWindow, _ work: @Sendable () async throws -> Value, isRight: (Value) -> Bool
  ) async {
    begin(operations)
    let limit = window.end(ifBegunAt: start)
    repeat {
      for _ in 0..<Self.turn {
        let before = bench_monotonic_ns()
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
        note(outcome, since: before, isRight)
      }
      end = bench_monotonic_ns()
    } while nanoseconds.count < operations || end < limit
  }

  private mutating func begin(_ operations: Int) {
    // Room for a usual window, so that the list seldom moves while others work.
    nanoseconds.reserveCapacity(max(operations, 1 << 14))
    start = bench_monotonic_ns()
  }

  /// The time ends with the operation: looking at its outcome is not part of it.
  @inline(__always)
  private mutating func note<Value>(
    _ outcome: Result<Value, any Error>, since before: UInt64, _ isRight: (Value) -> Bool
  ) {
    nanoseconds.append(Double(bench_monotonic_ns() - before))
    switch outcome {
    case .success(let value): if !isRight(value), complaint == nil { complaint = "an operation gave \(value)" }
    case .failure(let error): if complaint == nil { complaint = "an operation threw \(error)" }
    }
  }
}
