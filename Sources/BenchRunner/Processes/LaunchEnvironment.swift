/// The environment of launches that are to differ in nothing but what is drawn for them.
struct LaunchEnvironment {
  private let variables: [String: String]

  /// Variables that seed the hash functions of a language by a number of up to 32 bits: Python's.
  ///
  /// Swift can be told to use one seed for ever (`SWIFT_DETERMINISTIC_HASHING`), and none to choose: it is left to draw
  /// its own in every launch, since one seed would be measured as if it were the program.
  private static let seedVariables = ["PYTHONHASHSEED"]

  init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// The variables of a launch; a seed that the user pinned stays.
  func variables(hashSeed: UInt32?) -> [String: String] {
    guard let hashSeed else { return variables }
    // Ten digits always, since the size of the environment moves the stack of the child.
    let digits = String(hashSeed)
    let seed = String(repeating: "0", count: 10 - digits.count) + digits
    return variables.merging(Self.seedVariables.map { ($0, seed) }) { pinned, _ in pinned }
  }
}
