/// Whether the runs of a pyperf benchmark are processes, as they are without `--in-process`, which no key says.
enum PyperfProcesses {
  /// The version that was the first to run benchmarks within its own process.
  private static let first = ToolVersion(2, 11)

  /// Starting Python with pyperf takes longer than this on any machine, and what lies between two runs of one process
  /// less; either was ten times away from it on a busy one.
  private static let shortestStart = 0.015
  private static let secondsOfDay = 86_400.0

  /// Whether a version can have run a benchmark within its own process.
  static func canBeOne(in version: String?) -> Bool {
    version.flatMap { ToolVersion($0) }.map { $0 >= first } ?? false
  }

  /// Whether the runs follow each other so closely that no process was started between most of them.
  static func areOne(_ runs: [PyperfBenchmark.Run]) -> Bool {
    let gaps = zip(runs, runs.dropFirst()).compactMap { before, after -> Double? in
      guard let end = before.ended, let next = after.ended, let duration = after.duration else { return nil }
      let between = next - end
      return (between < 0 ? between + secondsOfDay : between) - duration
    }
    guard gaps.count > 0, gaps.count == runs.count - 1 else { return false }
    return gaps.sorted()[gaps.count / 2] < shortestStart
  }
}
