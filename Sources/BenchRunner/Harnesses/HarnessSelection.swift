import BenchModel
import WorkerProtocol

/// Finds in what a start gave what it was asked for.
struct HarnessSelection {
  /// All that the start was asked for.
  let asked: [BenchmarkID]
  /// Whether identities are names of a list, so that the output has to be of one benchmark.
  let isByName: Bool
  let givesOneFigure: Bool

  /// The figures of a benchmark, or why there are none.
  func answer(of id: BenchmarkID, in run: BenchmarkRun) -> WorkerAnswer {
    guard let found = result(of: id, in: run) else { return failed(absence(among: run)) }
    let isAlone = isByName ? run.results.count == 1 : run.results.allSatisfy { asked.contains($0.id) }
    guard isAlone else {
      return failed(
        "what the suite was asked for matches \(run.results.count) benchmarks, \(Self.names(in: run)): give each a name "
          + "that no other has")
    }
    return HarnessFigures.answer(with: found, metrics: run.metrics, givesOneFigure: givesOneFigure)
  }

  private func result(of id: BenchmarkID, in run: BenchmarkRun) -> BenchmarkResult? {
    guard isByName else { return run.results.first { $0.id == id } }
    // The list and the output write the parts of a name between other signs.
    let listed = Self.letters(of: id.name)
    return run.results.first { listed.contains(Self.letters(of: $0.id.name)) }
  }

  private func absence(among run: BenchmarkRun) -> String {
    run.results.isEmpty
      ? "the suite ended well, and its output is of no benchmark"
      : "the suite's output is without it, and of \(Self.names(in: run))"
  }

  private func failed(_ reason: String) -> WorkerAnswer { .failed(Failure(kind: .wrongOutcome, reason: reason)) }

  private static func names(in run: BenchmarkRun) -> String {
    let names = run.results.prefix(mostNames).map { "'\($0.id)'" }
    return names.joined(separator: ", ") + (run.results.count > mostNames ? " and others" : "")
  }

  private static let mostNames = 3

  private static func letters(of text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
}
