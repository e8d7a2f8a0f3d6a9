import BenchModel
import Glibc

/// Measures a suite's benchmarks in this one process and writes their console forms to standard output.
struct SoloRun {
  let benchmarks: [Benchmark]
  /// What a benchmark's identity has to contain one of; empty for all benchmarks.
  let needles: [String]

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
    do {
      return try await benchmark.measureInProcess(memory: true).description
    } catch {
      return "\(benchmark.id):\n  FAILED: \(error)"
    }
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
