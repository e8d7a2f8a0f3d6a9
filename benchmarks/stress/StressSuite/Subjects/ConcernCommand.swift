import CommandFramework

/// The same body under any concerns; the result tells which of its parts were called.
///
/// Each is a type of its own without parameters, as the commands of an application are.
protocol ConcernCommand: Command where Inputs == BoundedPair, Output == Int {
  var parts: Int { get set }
  init(transactionHandler: (any TransactionHandler)?, parts: Int)
}

extension ConcernCommand {
  mutating func loadRecords(_ inputs: BoundedPair, _ context: inout CommandContext) { parts += 100 }
  mutating func validateRecords(_ inputs: BoundedPair, _ context: inout CommandContext) { parts += 1000 }
  mutating func validate(_ inputs: BoundedPair, _ context: inout CommandContext) { parts += 10_000 }

  func execute(_ inputs: BoundedPair, _ context: inout CommandContext) -> Int {
    inputs.a + inputs.b + parts + 100_000 * context.transactionDepth
  }

  /// What an outcome's value must be for the sum of the inputs.
  static func expected(sum: Int) -> Int {
    var value = sum
    if concerns.contains(.records) { value += 1100 }
    if concerns.contains(.validation) { value += 10_000 }
    if concerns.contains(.transaction) { value += 100_000 }
    return value
  }
}
