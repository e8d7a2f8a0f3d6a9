import BenchComparison
import BenchModel
import BenchStatistics

/// An A/B session of one benchmark that ends when the product calls it decided.
struct SimulatedSession {
  let source: any RoundSource
  /// By how much the current side is slower.
  var change = 0.0
  /// The most rounds; looks are spaced up to them.
  var rounds = 75
  /// Whether there are looks; without them the benchmark has all rounds.
  var looksEarly = true
  /// After how many rounds the time is over, in a session that is cut.
  var cutAt: Int?
  /// Whether what regressed is measured again in a second session, of as many rounds and at least ten.
  var confirms = false

  /// What became of many such sessions.
  struct Tally {
    var ended = 0
    /// By any row that can fail the gate.
    var regressed = 0
    /// By the row that decides.
    var decidedlyRegressed = 0
    var proven = 0
    var rounds = 0

    mutating func add(_ comparison: Comparison, rounds: Int) {
      ended += 1
      self.rounds += rounds
      let deciding = comparison.rows.filter { $0.role == .deciding }
      if deciding.contains(where: { $0.verdict == .regressed }) { decidedlyRegressed += 1 }
      // What informs is not waited for, and counts where it would fail the gate.
      if comparison.rows.contains(where: { $0.gates && $0.verdict == .regressed }) {
        regressed += 1
      } else if !deciding.contains(where: { $0.verdict == .inconclusive }) {
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

  /// The fewest rounds of a session without looks that calls this change regressed in nine of ten; nil above 400.
  func fewestFixedRounds(sessions: Int, seed: UInt64) throws -> Int? {
    var fixed = self
    fixed.looksEarly = false
    var tooFew = 3
    var enough = 401
    while enough - tooFew > 1 {
      fixed.rounds = (tooFew + enough) / 2
      let tally = try fixed.tally(sessions: sessions, seed: seed)
      if Double(tally.regressed) >= 0.9 * Double(tally.ended) { enough = fixed.rounds } else { tooFew = fixed.rounds }
    }
    return enough > 400 ? nil : enough
  }

  private func run(_ random: inout SplitMix64, into tally: inout Tally) throws {
    let looks = looksEarly ? SessionLooks.looks(rounds: rounds) : nil
    let values = source.rounds(rounds, slower: change, &random)
    // Drawn apart, so that the first sessions are the same with and without second ones.
    var later = SplitMix64(seed: random.next())
    for count in looks ?? [rounds] {
      if let cutAt, count > cutAt { return tally.add(try compare(values, cutAt, looks, isCut: true), rounds: cutAt) }
      let comparison = try compare(values, count, looks)
      guard count == rounds || !SessionLooks.decided(in: comparison).isEmpty else { continue }
      guard confirms, !ConfirmationRule.unconfirmed(in: comparison).isEmpty else {
        return tally.add(comparison, rounds: count)
      }
      let again = max(count, 10)
      let second = source.rounds(again, slower: change, &later)
      return tally.add(try compare(values, count, looks, confirmedBy: second), rounds: count + again)
    }
  }

  private func compare(
    _ values: Sides<[[Double]]>, _ count: Int, _ looks: [Int]?, isCut: Bool? = nil,
    confirmedBy second: Sides<[[Double]]>? = nil
  ) throws -> Comparison {
    let source = { (side: BenchmarkRun.SessionMembership.Side) in
      var environment = RunEnvironment()
      environment.optimised = true
      let result = { (values: ArraySlice<[Double]>) in
        BenchmarkResult(id: BenchmarkID(group: "", name: "simulated"), samples: [Self.sample(values)])
      }
      let run = BenchmarkRun(
        id: side.rawValue, session: .init(id: "session", side: side, looks: looks, isCut: isCut), suite: "simulation",
        environment: environment, metrics: [.time],
        results: [result(values[side].prefix(count))], confirmation: second.map { [result($0[side][...])] })
      return RunSource(run: run, file: side.rawValue, format: "simulation")
    }
    return try Judge.compare(
      baseline: source(.baseline), current: source(.current), policy: Policy(), policySource: "simulation",
      sameBytes: false)
  }

  private static func sample(_ values: ArraySlice<[Double]>) -> Sample {
    let places = Array(values.indices)
    return Sample(
      metric: Metric.time.name, process: places, round: places, order: places, iterations: places.map { _ in 100 },
      values: Array(values))
  }
}
