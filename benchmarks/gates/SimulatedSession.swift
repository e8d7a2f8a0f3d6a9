import BenchComparison
import BenchModel
import BenchStatistics
import Glibc

/// An A/B session over simulated rounds that ends for a benchmark when the product calls it decided.
struct SimulatedSession {
  var shape = LaunchShape.normal
  /// The standard deviation of a round's log-ratio.
  var spread = 0.02
  /// By how much the current side is slower.
  var change = 0.0
  var benchmarks = 1
  /// The most rounds; looks are spaced up to them.
  var rounds = 60
  /// Whether there are looks; without them every benchmark has all rounds.
  var looksEarly = true

  /// What became of many such sessions, by benchmark.
  struct Tally {
    var ended = 0
    var regressed = 0
    var proven = 0
    var rounds = 0

    mutating func add(_ verdicts: Set<Verdict?>, rounds: Int) {
      ended += 1
      self.rounds += rounds
      if verdicts.contains(.regressed) {
        regressed += 1
      } else if !verdicts.contains(.inconclusive) {
        proven += 1
      }
    }
  }

  func tally(sessions: Int, seed: UInt64) throws -> Tally {
    var random = SplitMix64(seed: seed)
    var tally = Tally()
    for _ in 0..<sessions { try run(&random, into: &tally) }
    return tally
  }

  /// The fewest rounds of a session without looks that calls this change regressed in nine of ten.
  func fewestFixedRounds(sessions: Int, seed: UInt64) throws -> Int {
    var fixed = self
    fixed.looksEarly = false
    var tooFew = 3
    var enough = 400
    while enough - tooFew > 1 {
      fixed.rounds = (tooFew + enough) / 2
      let tally = try fixed.tally(sessions: sessions, seed: seed)
      if Double(tally.regressed) >= 0.9 * Double(tally.ended) { enough = fixed.rounds } else { tooFew = fixed.rounds }
    }
    return enough
  }

  private func run(_ random: inout SplitMix64, into tally: inout Tally) throws {
    let looks = looksEarly ? SessionLooks.looks(rounds: rounds) : nil
    var values = (0..<benchmarks).map { _ in Sides<[[Double]]>(baseline: [], current: []) }
    var open = Set(values.indices)
    for count in looks ?? [rounds] {
      for index in open {
        while values[index].baseline.count < count { addRound(to: &values[index], &random) }
      }
      let comparison = try compare(values, looks: looks)
      let isLast = count == rounds
      let decided = SessionLooks.decided(in: comparison)
      for index in open where isLast || decided.contains(Self.id(index)) {
        open.remove(index)
        // What informs is not waited for, and counts where it would fail the gate.
        let rows = comparison.rows.filter { row in
          row.id == Self.id(index) && (row.role == .deciding || row.verdict == .regressed)
        }
        tally.add(Set(rows.map(\.verdict)), rounds: count)
      }
      if open.isEmpty { return }
    }
  }

  private func addRound(to values: inout Sides<[[Double]]>, _ random: inout SplitMix64) {
    // As on a processor that shares its core with strangers: some rounds are slow as a whole.
    let speed = random.draw(below: 10) < 4 ? 1.6 : 1.0
    // Each side has its own part of the scatter, so that the log-ratio has all of it.
    let own = { (random: inout SplitMix64) in spread / 2.0.squareRoot() * shape.deviate(&random) }
    let (before, after) = (exp(own(&random)), exp(log1p(change) + own(&random)))
    // Batches within a round scatter by half a per cent, as on a machine whose rounds differ by far more.
    let batches = { (random: inout SplitMix64) in (0..<5).map { _ in exp(0.005 * LaunchShape.normal(&random)) } }
    values.baseline.append(batches(&random).map { 1e4 * speed * before * $0 })
    values.current.append(batches(&random).map { 1e4 * speed * after * $0 })
  }

  private static func id(_ index: Int) -> BenchmarkID { BenchmarkID(group: "", name: String(index)) }

  private func compare(_ values: [Sides<[[Double]]>], looks: [Int]?) throws -> Comparison {
    let source = { (side: BenchmarkRun.SessionMembership.Side) in
      var environment = RunEnvironment()
      environment.optimised = true
      let results = values.enumerated().map { index, values in
        BenchmarkResult(id: Self.id(index), samples: [Self.sample(values[side])])
      }
      let run = BenchmarkRun(
        id: side.rawValue, session: .init(id: "session", side: side, looks: looks), suite: "simulation",
        environment: environment, metrics: [.time], results: results)
      return RunSource(run: run, file: side.rawValue, format: "simulation")
    }
    return try Judge.compare(
      baseline: source(.baseline), current: source(.current), policy: Policy(), policySource: "simulation",
      sameBytes: false)
  }

  private static func sample(_ values: [[Double]]) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: Metric.time.name, process: places, round: places, order: places, iterations: places.map { _ in 100 },
      values: values)
  }
}
