/// A benchmark that stands out, and what removing the cause that its measurements show could gain at most.
package struct Bottleneck: Equatable, Sendable {
  /// In what it stands out.
  package enum Ranking: String, Sendable, CaseIterable {
    /// An iteration takes longest.
    case slowest
    /// The tail is farthest from the median.
    case mostVariable = "most variable"
    /// An iteration asks the allocator for most blocks.
    case mostAllocating = "most allocating"
  }

  /// What the measurements show.
  package enum Symptom: Equatable, Sendable {
    /// The processor is used for less time than passes.
    case waiting
    /// The mean is above the median, because some operations take much longer.
    case tail
    /// Blocks are asked for, each of which costs at most so many nanoseconds: no benchmark of the run takes fewer a
    /// block, and this is the one that takes the fewest.
    case allocation(nanosecondsEach: Double, in: BenchmarkID)
  }

  /// How much there is to gain.
  package enum Gain: String, Sendable {
    /// At least half of the time.
    case high
    /// At least a tenth.
    case medium
    /// Less.
    case low
  }

  /// A symptom and the share of the benchmark's time that goes with it, at most.
  package struct Advice: Equatable, Sendable {
    /// The symptom.
    package let symptom: Symptom
    /// The most that the mean time can fall by, as a share.
    package let bound: Double

    /// How much there is to gain.
    package let gain: Gain

    /// Makes advice.
    package init(symptom: Symptom, bound: Double, gain: Gain) {
      self.symptom = symptom
      self.bound = bound
      self.gain = gain
    }
  }

  /// In what it stands out.
  package let ranking: Ranking
  /// The benchmark.
  package let id: BenchmarkID
  /// By how much: nanoseconds, the 99th percentile over the median, or blocks.
  package let figure: Double
  /// What to do about it.
  package let advice: Advice

  /// Makes a bottleneck.
  package init(ranking: Ranking, id: BenchmarkID, figure: Double, advice: Advice) {
    self.ranking = ranking
    self.id = id
    self.figure = figure
    self.advice = advice
  }
}
