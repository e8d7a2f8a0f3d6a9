/// Who calls whom in a counted benchmark, on both sides of a session: a function below each function that calls it.
package struct CallTree: Equatable, Sendable {
  /// The function's name.
  package let name: String
  /// Instructions of the function and of all that it calls from here, on each side.
  package let cost: Sides<Double>
  /// What it calls, in the order of their names.
  package let calls: [CallTree]

  /// Makes a function of a tree.
  package init(name: String, cost: Sides<Double>, calls: [CallTree]) {
    self.name = name
    self.cost = cost
    self.calls = calls
  }
}
