/// Values that are there once, each by its number: names are compared once a run, and numbers once a figure.
struct Numbering<Value: Hashable & Sendable>: Sendable {
  /// The values, in the order in which they were met.
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  /// The number of a value, which is the next one for a new value.
  mutating func number(of value: Value) -> Int {
    if let number = numbers[value] { return number }
    let number = values.count
    numbers[value] = number
    values.append(value)
    return number
  }
}
