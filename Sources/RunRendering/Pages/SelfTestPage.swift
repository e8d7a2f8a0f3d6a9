package import BenchModel
package import BenchRendering

/// What `bench-run --aa` says: how much this machine makes equal things differ.
package struct SelfTestPage {
  private let test: SelfTest

  /// Makes the page of a self-test.
  package init(_ test: SelfTest) {
    self.test = test
  }

  /// The page.
  package var document: Document {
    var lines = [launches, alarms]
    if let moments = test.moments { lines.insert(Self.drift(moments), at: 1) }
    if let change = test.secondSlot {
      lines.append("The second batch of a pair: \(Self.effect(change)) against the first.")
    }
    if let change = test.alternating {
      lines.append("Batches beside another live worker: \(Self.effect(change)) against those alone.")
    }
    return Document([
      .heading(level: 1, "Two launches of one program differ by up to \(Inline.share(test.betweenLaunchFloor))"),
      .paragraph(origin), .list(lines), .heading(level: 2, "By benchmark"), table, .list(Self.legend),
    ])
  }

  private var origin: Inline {
    let benchmarks = Inline.count(test.findings.count, "benchmark", "benchmarks")
    let rounds = Inline.count(test.rounds, "round", "rounds")
    let load = test.environment.loadAtEnd.map { " at load \($0, decimals: 1)" as Inline } ?? Inline()
    return "From \(benchmarks) of \(name: test.suite), measured against itself in \(rounds)\(load):"
  }

  private var launches: Inline {
    let share = Inline.share(test.betweenLaunchFloor)
    return "Launches: 95 of 100 pairs of launches in different rounds differ by at most \(share)."
  }

  private static func drift(_ moments: SelfTest.Moments) -> Inline {
    let benchmarks = Inline.count(moments.benchmarks, "benchmark", "benchmarks")
    let common: Inline =
      moments.commonDrift > 0 ? ", and all together by \(Inline.share(moments.commonDrift))" : Inline()
    let when: Inline = "at \(moments.count) moments, \(moments.pauseSeconds, decimals: 0) s apart"
    return
      "Moments: \(benchmarks) \(when), differ by \(Inline.share(moments.drift)) between two of them (standard deviation)\(common)."
  }

  private var alarms: Inline {
    let counts = test.counts
    let alarms = counts.regressed + counts.improved
    let open = counts.inconclusive + counts.openInforming
    let rows = Inline.count(alarms + counts.noRegression + open, "row", "rows")
    return "False alarms: \(alarms) of \(rows) called regressed or improved, \(open) not decided."
  }

  private static let legend: [Inline] = [
    "launches: what 95 of 100 pairs of launches differ by at most",
    "second batch: how much slower the second batch of a pair is; which side comes second is random, and even over a round",
    "alternating: how much slower batches are beside another live worker than alone in the same round",
  ]

  private var table: Block {
    let isOneGroup = test.findings.map(\.id).sharedGroup != nil
    return .table(
      Table(
        of: test.findings,
        columns: [
          .names("benchmark") { .name(isOneGroup ? $0.id.descriptionInGroup : $0.id.description) },
          .figures("launches", dropOrder: 0) { .share($0.launchDifference) },
          .figures("second batch", dropOrder: 2) { $0.secondSlot.map(Self.effect) ?? Inline() },
          .figures("alternating", dropOrder: 1) { $0.alternating.map(Self.effect) ?? Inline() },
        ]))
  }

  /// A change with its interval, if it has one.
  private static func effect(_ change: Change) -> Inline {
    guard let lower = change.lower, let upper = change.upper else { return .change(change.value) }
    return "\(Inline.change(change.value)) (\(Inline.change(lower)) to \(Inline.change(upper)))"
  }
}
