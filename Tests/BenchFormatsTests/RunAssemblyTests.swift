import BenchModel
import Testing

@testable import BenchFormats

@Suite("What a file says, put together")
struct RunAssemblyTests {
  private func published(_ figures: Summary) -> BenchmarkResult {
    var assembly = RunAssembly()
    assembly.publish(BenchmarkID(group: "", name: "a"), .time, figures)
    return assembly.run(identity: "x", suite: "s").results[0]
  }

  @Test("Every published figure is kept, and only what is no finite number is left out")
  func figures() {
    let whole = Summary(
      count: 9, mean: 1, median: 2, p90: 3, p95: 4, p99: 5, min: 6, max: 7, stdev: 8, operationsPerSecond: 10)
    #expect(published(whole).samples.first?.published == whole)
    var damaged = whole
    damaged.p90 = .infinity
    damaged.operationsPerSecond = .nan
    var rest = whole
    (rest.p90, rest.operationsPerSecond) = (nil, nil)
    #expect(published(damaged).samples.first?.published == rest)
  }

  private let id = BenchmarkID(group: "", name: "a")

  @Test(
    "A value that cannot be leaves its metric out with a warning, and everything else is kept",
    arguments: [
      ([5, -1], Metric.cpuTime, "Its values of cpu-time are left out: a time is negative."),
      ([.nan], .cpuTime, "Its values of cpu-time are left out: one of them is no finite number."),
      ([.infinity, 1], .peakMemory, "Its values of peak-memory are left out: one of them is no finite number."),
    ])
  func spoilt(values: [Double], metric: Metric, warning: String) {
    var assembly = RunAssembly()
    assembly.measure(id, .time, [1, 2])
    assembly.measure(id, metric, values)
    let run = assembly.run(identity: "x", suite: "s")
    #expect(outline(run) == ["a: time 2"] && run.results[0].warnings == [warning])
    var only = RunAssembly()
    only.measure(id, metric, values)
    #expect(outline(only.run(identity: "x", suite: "s")) == ["a: failed, \(warning)"])
  }

  @Test("One name twice: equal entries are one, and of others nothing says which is meant; the rest is kept")
  func twice() {
    let clash = "a: failed, it occurs twice in the file with different figures, and nothing says which are meant"
    func outlined(_ values: [Double], isBegun: Bool) -> [String] {
      var assembly = RunAssembly()
      for (process, value) in values.enumerated() {
        if isBegun { assembly.begin(id) }
        if isBegun {
          assembly.measure(id, .time, [value], process: process)
        } else {
          assembly.publish(id, .time, Summary(mean: value))
        }
      }
      assembly.publish(BenchmarkID(group: "", name: "b"), .time, Summary(mean: 1))
      return outline(assembly.run(identity: "x", suite: "s"))
    }
    #expect(outlined([5, 5], isBegun: true) == ["a: time 1", "b: time published"])
    #expect(outlined([5, 6], isBegun: true) == [clash, "b: time published"])
    #expect(outlined([5, 5], isBegun: false) == ["a: time published", "b: time published"])
    #expect(outlined([5, 6, 5], isBegun: false) == [clash, "b: time published"])
  }

  @Test(
    "One figure that says where the values lie is enough; a count, a spread or a rate says nothing of that",
    arguments: [
      (Summary(p90: 3), true), (Summary(max: 3), true), (Summary(count: 3, stdev: 1), false),
      (Summary(mean: .nan, operationsPerSecond: 4), false),
    ])
  func telling(figures: Summary, isTelling: Bool) {
    #expect(published(figures).status == (isTelling ? .measured : .failed))
  }
}
