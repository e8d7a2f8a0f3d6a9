import BenchModel
import Testing

@testable import BenchComparison

@Suite("Distributions of samples")
struct SampleDistributionTests {
  private func sample(_ launches: [[Double]], metric: String = "time") -> Sample {
    let ones = Array(launches.indices)
    return Sample(
      metric: metric, process: ones, round: ones, order: ones, iterations: launches.map { _ in 1 }, values: launches)
  }

  @Test("The quantiles that a count supports, over all launches together")
  func quantiles() throws {
    let few = try #require(SampleDistribution.distribution(of: sample([[3, 1], [2]])))
    #expect(few.count == 3 && few.minimum == 1 && few.maximum == 3)
    #expect(few.quantiles == [.init(order: 0.5, value: 2)])
    let many = try #require(SampleDistribution.distribution(of: sample([(0...100).map(Double.init)])))
    #expect(many.quantiles.map(\.order) == [0.25, 0.5, 0.75, 0.9, 0.95, 0.99])
    #expect(many.quantiles.map(\.value) == [25, 50, 75, 90, 95, 99])
    #expect(many.quantile(0.999) == nil)
  }

  @Test(
    "A histogram counts every value once, whatever the values are",
    arguments: [
      [1.0], [5, 5, 5], [1, 2, 4, 8, 1024], [-3, 0, 7], [0, 0], [.leastNonzeroMagnitude, 1e308],
      [-.greatestFiniteMagnitude, .greatestFiniteMagnitude],
    ] as [[Double]])
  func counts(values: [Double]) throws {
    let histogram = try #require(SampleDistribution.distribution(of: sample([values]))).histogram
    #expect(histogram.counts.reduce(0, +) == values.count)
    #expect(histogram.isLogarithmic == values.allSatisfy { $0 > 0 })
    #expect(histogram.lower == values.min() && histogram.upper == values.max())
  }

  @Test("Positive values are counted by ratio, others by difference")
  func bins() throws {
    let ratios = try #require(SampleDistribution.distribution(of: sample([[1, 4, 10, 30, 81]]), bins: 4))
    #expect(ratios.histogram.counts == [1, 1, 1, 2])
    let differences = try #require(SampleDistribution.distribution(of: sample([[0, 1, 2, 3, 4]]), bins: 4))
    #expect(differences.histogram.counts == [1, 1, 1, 2])
    let given = try #require(SampleDistribution.distribution(of: sample([[0, 4]]), bins: 8, over: -4...12))
    #expect(given.histogram.counts == [0, 0, 1, 0, 1, 0, 0, 0] && given.histogram.lower == -4)
  }

  @Test("The number of bins grows with the count, and no further than can be drawn")
  func suggestedBins() throws {
    let counts = [1, 50, 1_000, 100_000].map { count in
      SampleDistribution.distribution(of: sample([(1...count).map(Double.init)]))?.histogram.counts.count
    }
    #expect(counts == [3, 10, 26, 40])
  }

  @Test("Operations are told apart from batches, which stand in where there are none")
  func times() {
    func result(_ name: String, _ metrics: [String]) -> BenchmarkResult {
      BenchmarkResult(
        id: BenchmarkID(group: "g", name: name),
        samples: metrics.map { sample([[$0 == "time" ? 1 : 2]], metric: $0) })
    }
    let run = BenchmarkRun(
      id: "r", suite: "s", environment: RunEnvironment(), metrics: [.time, .latency],
      results: [result("a", ["time", "latency"]), result("b", ["time"]), result("c", ["allocations"])])
    let times = SampleDistribution.ofTimes(in: run, bins: 4)
    #expect(times.mapValues(\.minimum) == [run.results[0].id: 2, run.results[1].id: 1])
    #expect(times.values.allSatisfy { $0.histogram.counts.count == 4 })
    #expect(Array(SampleDistribution.ofMetric(.latency, in: run).keys) == [run.results[0].id])
  }

  @Test("Nothing, and what is no number, has no distribution")
  func none() {
    #expect(SampleDistribution.distribution(of: sample([])) == nil)
    #expect(SampleDistribution.distribution(of: sample([[], []])) == nil)
    #expect(SampleDistribution.distribution(of: sample([[1, .nan]])) == nil)
    #expect(SampleDistribution.distribution(of: sample([[1, .infinity]])) == nil)
  }

  @Test("Both sides of a benchmark have histograms over one range; what one side lacks has none")
  func sides() throws {
    let id = BenchmarkID(group: "g", name: "n")
    func run(_ values: [Double], _ others: [String]) -> BenchmarkRun {
      let samples = [sample([values])] + others.map { sample([values], metric: $0) }
      return BenchmarkRun(
        id: "r", suite: "s", environment: RunEnvironment(), metrics: [.time],
        results: [BenchmarkResult(id: id, samples: samples)])
    }
    let runs = Sides(baseline: run([1, 2], ["latency"]), current: run([4, 8], ["allocations"]))
    let found = SampleDistribution.ofBenchmark(id, in: runs, bins: 3)
    #expect(Array(found.keys) == ["time"])
    let time = try #require(found["time"])
    #expect(time.baseline.histogram.counts == [1, 1, 0] && time.current.histogram.counts == [0, 0, 2])
    #expect(time.baseline.histogram.lower == 1 && time.current.histogram.upper == 8)
    #expect(SampleDistribution.ofBenchmark(BenchmarkID(group: "", name: "x"), in: runs, bins: 3).isEmpty)
  }
}
