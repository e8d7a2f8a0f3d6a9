package import BenchModel

/// Counts the instructions of benchmarks: in a process of each side, and again with drawn seeds, as many at a time as
/// there are processor cores, since no load changes a count.
///
/// A figure is the difference of two laps of one process, one of one iteration and one of many, divided by how many
/// more the other has: what a worker does around its body is in both of them.
package struct SuiteCounting {
  private let counter: any EventCounter
  private let programs: [CountedProgram]
  private let seeds: [CountSeed]
  private let width: Int
  private let report: (_ done: Int, _ of: Int) -> Void

  /// - Parameters:
  ///   - programs: one of each side.
  ///   - seeds: those of the starts of each program, the fixed one first.
  ///   - width: how many processes work at a time.
  ///   - report: is told how many benchmarks of how many have been counted.
  package init(
    counter: any EventCounter, programs: [CountedProgram], seeds: [CountSeed], width: Int,
    report: @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) {
    self.counter = counter
    self.programs = programs
    self.seeds = seeds
    self.width = max(width, 1)
    self.report = report
  }

  /// What was counted.
  package struct Outcome {
    /// By side and benchmark.
    package internal(set) var counts: [BenchmarkRun.SessionMembership.Side: [BenchmarkID: BenchmarkCounts]] = [:]
    /// Why a program cannot be counted at all; one clause.
    package internal(set) var refusal: String?
    /// Whether the tool was told to stop.
    package internal(set) var isInterrupted = false
  }

  /// Counts the benchmarks.
  package func run(_ benchmarks: [CountedBenchmark]) -> Outcome {
    let members = members(for: benchmarks)
    let total = members.reduce(0) { $0 + $1.count }
    var (done, outcome) = (0, Outcome())
    for start in stride(from: 0, to: members.count, by: width) {
      let wave = Array(members[start..<min(start + width, members.count)])
      conduct(wave) {
        done += $0
        report(min(done, total), total)
      }
      outcome.isInterrupted = wave.contains(where: \.isInterrupted)
      outcome.refusal = wave.lazy.compactMap(\.refusal).first
      if outcome.isInterrupted || outcome.refusal != nil { break }
    }
    for member in members { outcome.add(member) }
    return outcome
  }

  /// A process for each program and seed, or several that share the benchmarks where there are more cores.
  private func members(for benchmarks: [CountedBenchmark]) -> [CountMember] {
    let iterations = CountedIterations(wantedInstructions: counter.wantedInstructions)
    let processes = max(programs.count * seeds.count, 1)
    let parts = max(1, min(width / processes, benchmarks.count))
    return seeds.flatMap { seed in
      programs.flatMap { program in
        (0..<parts).map { part in
          let share = benchmarks.indices.filter { $0 % parts == part }.map { benchmarks[$0] }
          return CountMember(program, seed: seed, benchmarks: share, counter: counter, iterations: iterations)
        }
      }
    }
  }

  private func conduct(_ members: [CountMember], report: (Int) -> Void) {
    for member in members { member.start() }
    for member in members { member.greet() }
    for _ in 0..<(members.map(\.count).max() ?? 0) {
      if members.contains(where: { $0.isInterrupted || $0.refusal != nil }) { break }
      for step in CountMember.Step.allCases {
        for member in members { member.begin(step) }
        for member in members { member.end(step) }
      }
      for member in members { member.advance() }
      report(members.count)
    }
    for member in members { member.finish() }
  }
}

extension SuiteCounting.Outcome {
  /// Takes in what a process counted; a benchmark that failed in one of them was not counted.
  fileprivate mutating func add(_ member: CountMember) {
    for (id, counted) in member.counts {
      guard var known = counts[member.program.side]?[id] else {
        counts[member.program.side, default: [:]][id] = counted
        continue
      }
      known.passes += counted.passes
      known.failure = known.failure ?? counted.failure
      counts[member.program.side]?[id] = known
    }
  }
}
