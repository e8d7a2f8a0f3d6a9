import BenchModel
import BenchRendering

extension ReportPage {
  /// The machine and the build, beside those of the baseline where there is one.
  var environment: [Block] {
    let baseline = comparison?.baseline.environment
    let facts = zip(Self.facts(of: run.environment), Self.facts(of: baseline ?? RunEnvironment())).map { fact in
      EnvironmentFact(name: fact.0.0, value: fact.0.1, baseline: fact.1.1)
    }
    let named = (run.environment.other ?? [:]).merging(baseline?.other ?? [:]) { own, _ in own }.keys
    let foreign = Array(named).inByteOrder.map { key in
      EnvironmentFact(
        name: .name(key), value: run.environment.other?[key].map(Inline.name),
        baseline: baseline?.other?[key].map(Inline.name))
    }
    let known = (facts + foreign).filter { $0.value != nil || $0.baseline != nil }
    return known.isEmpty
      ? [.paragraph("The run does not say where it was made.")]
      : [.table(Table(of: known, columns: EnvironmentFact.columns))]
  }

  private static func facts(of environment: RunEnvironment) -> [(Inline, Inline?)] {
    [
      ("operating system", environment.operatingSystem.map(Inline.name)),
      ("kernel", environment.kernel.map(Inline.name)),
      ("architecture", environment.architecture.map(Inline.name)),
      ("processor", environment.processor.map(Inline.name)),
      ("logical processors", environment.logicalProcessors.map { "\($0)" }),
      ("memory", environment.memoryBytes.map { RowUnit(.bytes, for: [Double($0)]).text(Double($0)) }),
      ("frequency governor", environment.governor.map(Inline.name)),
      ("toolchain", environment.toolchain.map(Inline.name)),
      ("optimised build", environment.optimised.map { $0 ? "yes" : "no" }),
      ("load at start", environment.loadAtStart.map { "\($0, decimals: 2)" }),
      ("load at end", environment.loadAtEnd.map { "\($0, decimals: 2)" }),
      ("commit", environment.commit.map(Inline.name)),
    ]
  }

  /// How the run was made, from its plan.
  var method: [Block] {
    guard let plan = run.plan else { return [.paragraph("The run does not say how it was made.")] }
    func duration(_ nanoseconds: Double) -> Inline {
      RowUnit(.nanoseconds, for: [nanoseconds]).text(nanoseconds)
    }
    let text: Inline = """
      The plan of the run: \(.count(plan.launches, "launch", "launches")) of each benchmark, each a process of its \
      own; in each launch \(.count(plan.warmupIterations, "iteration", "iterations")) of warm-up that count for \
      nothing, then batches calibrated to about \(duration(plan.batchNanoseconds)), about \
      \(duration(plan.launchNanoseconds)) of them together. Where a benchmark does not say otherwise, \
      \(.count(plan.operations, "operation", "operations")) are timed singly, over all launches together. A worker \
      has \(duration(plan.timeoutNanoseconds)) to answer a request. The seed \(name: String(plan.seed)) decides every \
      random choice.
      """
    return [.paragraph(text)]
  }

  /// What to type to get this report again, and which run it is of.
  var reproduction: [Block] {
    let begun: Inline = run.startedAt.map { ", begun \(name: $0)" } ?? ""
    let session: Inline = run.session.map { ", the \(word: $0.side) side of session \(name: $0.id)" } ?? ""
    let written: Inline = origin.writtenAt.map { " at \(name: $0)" } ?? ""
    let identity: Inline = "Report of run \(name: run.id)\(session)\(begun), written by \(name: origin.tool)\(written)."
    let commands = origin.commands.map { "\(outputLine: $0, limit: SafeText.commandLimit)" as Inline }
    return (commands.isEmpty ? [] : [.code(commands)]) + [.paragraph(identity)]
  }
}

/// One line of the table of environments.
private struct EnvironmentFact: Sendable {
  let name: Inline
  let value: Inline?
  let baseline: Inline?

  static let columns: [TableColumn<EnvironmentFact>] = [
    .names("fact") { $0.name },
    .names("this run") { $0.value ?? Inline() },
    .names("baseline", dropOrder: 1) { $0.baseline ?? Inline() },
  ]
}
