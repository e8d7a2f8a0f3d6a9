import BenchModel

/// The launches of one metric of one benchmark, collected in the order of a file.
struct LaunchColumns {
  private var process: [Int] = []
  private var iterations: [Int] = []
  private var values: [[Double]] = []
  private var warmup: [[Double]] = []

  /// Adds what one process measured; processes are numbered over the whole file, in the order of time.
  mutating func append(process: Int, iterations: Int, values: [Double], warmup: [Double] = []) {
    self.process.append(process)
    self.iterations.append(max(1, iterations))
    self.values.append(values)
    self.warmup.append(warmup)
  }

  /// Whether no process measured anything.
  var isEmpty: Bool { values.allSatisfy(\.isEmpty) }

  /// Whether there is a measurement that no file of ours can hold.
  var hasNonFinite: Bool { values.contains { $0.contains { !$0.isFinite } } }

  /// The sample; a launch is its benchmark's round, since no other file is known yet that ran beside this one.
  func sample(of metric: Metric) -> Sample {
    Sample(
      metric: metric.name, process: process, round: Array(values.indices), order: process, iterations: iterations,
      values: values, warmup: warmup.allSatisfy(\.isEmpty) ? nil : warmup)
  }
}
