import BenchModel
import WorkerProtocol

/// One benchmark that both sides have.
struct SessionBenchmark {
  /// As the current side declares it: both sides are measured by its counts and limits.
  let declaration: WorkerHello.Declaration
  /// Its number in each side's hello.
  let numbers: Sides<Int>
  /// Why it is not to be run, if a side says so.
  let skipReason: String?

  /// The benchmarks that both sides have, in the order of the current one.
  static func common(
    to hellos: Sides<WorkerHello>, isChosen: (BenchmarkID) -> Bool
  ) -> [SessionBenchmark] {
    var places: [BenchmarkID: Int] = [:]
    for (place, declaration) in hellos.baseline.benchmarks.enumerated() { places[declaration.id] = place }
    return hellos.current.benchmarks.enumerated().compactMap { number, declaration in
      guard let place = places[declaration.id], isChosen(declaration.id) else { return nil }
      return SessionBenchmark(
        declaration: declaration, numbers: Sides(baseline: place, current: number),
        skipReason: declaration.skipReason ?? hellos.baseline.benchmarks[place].skipReason)
    }
  }
}
