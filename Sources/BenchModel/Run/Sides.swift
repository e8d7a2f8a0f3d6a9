/// One of something for each side of an A/B session.
public struct Sides<Value> {
  /// What belongs to the side that is judged against.
  public var baseline: Value
  /// What belongs to the side that is judged.
  public var current: Value

  /// Makes a pair of one for each side.
  public init(baseline: Value, current: Value) {
    self.baseline = baseline
    self.current = current
  }

  /// What belongs to one side.
  public subscript(side: BenchmarkRun.SessionMembership.Side) -> Value {
    get { side == .baseline ? baseline : current }
    set { if side == .baseline { baseline = newValue } else { current = newValue } }
  }

  /// One of something else for each side, made of these.
  public func map<Other, Fault: Error>(_ transform: (Value) throws(Fault) -> Other) throws(Fault) -> Sides<Other> {
    Sides<Other>(baseline: try transform(baseline), current: try transform(current))
  }
}

extension Sides: Sendable where Value: Sendable {}
extension Sides: Equatable where Value: Equatable {}
