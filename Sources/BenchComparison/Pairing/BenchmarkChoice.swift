package import BenchModel

/// The benchmarks and metrics that somebody wants compared, of all that two runs have.
package struct BenchmarkChoice: Equatable, Sendable {
  /// What chooses nothing, as the user would put it right.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// Texts that the name of a benchmark holds, or patterns of whole names with `*` and `?`; empty for all.
  package let benchmarks: [String]
  /// Names of metrics; empty for all.
  package let metrics: [String]

  /// Makes a choice.
  package init(benchmarks: [String], metrics: [String]) {
    (self.benchmarks, self.metrics) = (benchmarks, metrics)
  }

  /// Whether everything is chosen.
  package var isEverything: Bool { benchmarks.isEmpty && metrics.isEmpty }

  /// Both runs with what is chosen of them, and how many of their benchmarks that is, in a sentence.
  ///
  /// - Throws: a text or a metric that neither run has.
  package func of(_ runs: Sides<BenchmarkRun>) throws(Fault) -> (runs: Sides<BenchmarkRun>, sentence: String) {
    let both = [runs.baseline, runs.current]
    for text in benchmarks where !both.contains(where: { $0.results.contains { Self.does(text, choose: $0) } }) {
      throw Fault(description: "no benchmark of either run has '\(text)' in its name; --all without it lists them")
    }
    for metric in metrics
    where !both.contains(where: { run in run.metrics.contains { $0.name.isSameName(as: metric) } }) {
      let known = Set(both.flatMap(\.metrics).map(\.name)).ordered()
      throw Fault(description: "neither run has a metric '\(metric)'; there is \(known.joined(separator: ", "))")
    }
    let chosen = runs.map(chosen)
    let all = Set(both.flatMap { $0.results.map(\.id) }).count
    let left = Set([chosen.baseline, chosen.current].flatMap { $0.results.map(\.id) }).count
    guard left > 0 else { throw Fault(description: "no benchmark that was chosen has a metric that was chosen") }
    let kept = metrics.isEmpty ? "" : ", and of their metrics \(metrics.joined(separator: ", "))"
    return (chosen, "Chosen were \(left) of \(all) benchmarks\(kept); nothing is said of the others.")
  }

  private func chosen(of run: BenchmarkRun) -> BenchmarkRun {
    let names = Set(metrics.map { ByteKey($0) })
    func isChosen(_ metric: String) -> Bool { names.isEmpty || names.contains(ByteKey(metric)) }
    func chosen(_ results: [BenchmarkResult]) -> [BenchmarkResult] {
      results.compactMap { result in
        guard benchmarks.isEmpty || benchmarks.contains(where: { Self.does($0, choose: result) }) else { return nil }
        guard !names.isEmpty, result.status == .measured else { return result }
        let samples = result.samples.filter { isChosen($0.metric) }
        return samples.isEmpty ? nil : result.with(samples: samples)
      }
    }
    return BenchmarkRun(
      id: run.id, startedAt: run.startedAt, session: run.session, suite: run.suite, completeness: run.completeness,
      plan: run.plan, environment: run.environment, metrics: run.metrics.filter { isChosen($0.name) },
      results: chosen(run.results), confirmation: run.confirmation.map(chosen))
  }

  private static func does(_ text: String, choose result: BenchmarkResult) -> Bool {
    let name = result.id.description
    return name.contains(text) || IdentityPattern(text).match(result.id) != nil || result.label == text
  }
}
