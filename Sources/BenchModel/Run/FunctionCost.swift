/// What a function of a counted benchmark executes in one iteration.
public struct FunctionCost: Codable, Equatable, Sendable {
  /// The function's name, demangled where that can be done.
  public let name: String
  /// Instructions of the function itself.
  public let own: Double
  /// Instructions of the function and of all that it calls.
  public let inclusive: Double

  /// Makes the cost of a function.
  public init(name: String, own: Double, inclusive: Double) {
    self.name = name
    self.own = own
    self.inclusive = inclusive
  }
}
