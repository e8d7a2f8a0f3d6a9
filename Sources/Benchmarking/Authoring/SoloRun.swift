import BenchModel
import Glibc

/// Measures a suite's benchmarks in this one process and writes their console forms to standard output.
struct SoloRun {
  let benchmarks: [Benchmark]
  /// What a benchmark's identity has to contain one of; empty for all benchmarks.
  let needles: [String]

  private static let defaultOperations = 1000
  private static let defaultWarmup = 100

  @MainActor
  func run() async {
    let path = CommandLine.arguments.first ?? "PATH"
    write("One process only: a first look. Measure with: bench-run --worker \(path)\n\n")
    let chosen = benchmarks.filter { benchmark in
      needles.isEmpty || needles.contains { benchmark.id.description.contains($0) }
    }
    if chosen.isEmpty { write("No benchmark's name contains one of: \(needles.joined(separator: ", "))\n") }
    for benchmark in chosen {
      write("\(await text(of: benchmark))\n\n")
    }
  }

  @MainActor
  private func text(of benchmark: Benchmark) async -> String {
    if let reason = benchmark.options.skipReason { return "\(benchmark.id):\n  SKIPPED: \(reason)" }
    var pass = InProcessPass(
      name: benchmark.id.description, iterations: benchmark.options.operations ?? Self.defaultOperations,
      warmup: benchmark.options.warmupIterations ?? Self.defaultWarmup, memory: true)
    do {
      let body = try await ReadyBody(benchmark)
      while var state = pass.nextState() {
        try await body.run(&state)
        if let complaint = state.complaint { return "\(benchmark.id):\n  FAILED: \(complaint)" }
        pass.completed(state)
      }
    } catch {
      return "\(benchmark.id):\n  FAILED: \(error)"
    }
    return pass.result().description
  }

  /// Written at once, so that the text keeps its place beside what a body prints.
  private func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Glibc.write(STDOUT_FILENO, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}
