/// What a body is given: the iterations to run, and a place to say that the outcome was wrong.
///
/// ```swift
/// Benchmark("sort") { state in
///   let input = makeInput()  // set-up: not timed
///   for _ in state {  // timed, and only this
///     blackHole(input.sorted())
///   }
/// }
/// ```
/// The clock runs from the first iteration of the loop to its end. The loop must be run exactly once a call, to its
/// end.
public struct State: Sequence, Sendable {
  /// Counts iterations down, a lap at a time.
  public struct Iterator: IteratorProtocol {
    @usableFromInline var remaining: Int
    @usableFromInline let laps: Laps

    @usableFromInline init(laps: Laps) {
      self.laps = laps
      remaining = 0
    }

    /// Counts one iteration; nil after the last.
    @inlinable @inline(__always)
    public mutating func next() -> Void? {
      if remaining > 0 {
        remaining &-= 1
        return ()
      }
      guard laps.lap() else { return nil }
      remaining = laps.iterationsPerLap &- 1
      return ()
    }
  }

  let laps: Laps
  /// What the body found wrong, if anything.
  private(set) var complaint: String?

  init(laps: Int, iterationsPerLap: Int, readsProcessor: Bool = false) {
    self.laps = Laps(laps: laps, iterationsPerLap: iterationsPerLap, readsProcessor: readsProcessor)
  }

  /// A state whose loop is not timed but counted: set-up before the loop and checks after it are left out.
  init(probing iterations: Int) {
    laps = Laps(laps: 1, iterationsPerLap: iterations, meter: ProbeMeter())
  }

  /// Why the call that had this state counts for nothing: what the body found wrong, or how it misused the loop.
  var fault: String? {
    complaint ?? (laps.isComplete ? nil : "the body must run the loop of its state exactly once, to its end")
  }

  /// How many iterations the loop will run.
  public var iterations: Int { laps.planned * laps.iterationsPerLap }

  /// Begins the timed loop.
  @inlinable @inline(__always)
  public func makeIterator() -> Iterator { makeTimedIterator() }

  @usableFromInline func makeTimedIterator() -> Iterator { Iterator(laps: laps) }

  /// States what must hold of the outcome; call it outside the loop.
  ///
  /// A benchmark whose outcome is wrong is reported as failed and never as fast.
  public mutating func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition, complaint == nil { complaint = message() }
  }
}
