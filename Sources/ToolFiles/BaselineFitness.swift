package import BenchModel

/// Why a run ought not to become a baseline.
package enum BaselineFitness {
  /// What speaks against a run by itself and by its comparison with the baseline that it would replace; empty where
  /// nothing does.
  package static func faults(of run: BenchmarkRun, judged gate: Gate? = nil) -> [String] {
    var faults: [String] = []
    if run.completeness == .partial { faults.append("it was stopped early and is partial") }
    if run.isSelection { faults.append("it has only some benchmarks of the suite") }
    if run.environment.optimised == false { faults.append("it was built without optimisation") }
    let failed = run.results.count { [.failed, .timedOut].contains($0.status) }
    if failed > 0 { faults.append("\(failed) of \(run.results.count) benchmarks failed") }
    if run.environment.wasBusy { faults.append("it is noisy: the machine was busy with something else when it began") }
    switch gate?.outcome {
    case .regression: faults.append("it regressed")
    case .undecided: faults.append("it is noisy: too little of its comparison could be decided")
    case .incomplete where failed == 0 && run.completeness == .complete:
      faults.append("its comparison is incomplete")
    case .incomplete, .pass, nil: break
    }
    return faults
  }
}
