/// What is run, as the worker to start.
struct Subject {
  let arguments: [String]
  /// Whether it is a suite that comes with the tool.
  let isBundled: Bool
}
