import BenchModel

/// Objectives that hold nothing any more: they look like protection and give none.
struct LostObjectives: Sendable {
  /// Those whose metric a benchmark does not measure, or that it failed before it could.
  let unmeasured: [Assessment]
  /// Those that the baseline proved to be met or missed and of which the current run proves nothing.
  let unproven: [Assessment]

  init(_ assessments: [Assessment], before: [Assessment]) {
    let held = assessments.filter { $0.id != nil && $0.state == .unproven }
    unmeasured = held.filter { $0.measured == nil }
    let proven = Set(before.filter { [.met, .missed].contains($0.state) }.map(Subject.init))
    unproven = held.filter { $0.measured != nil && proven.contains(Subject($0)) }
  }

  /// Why the gate is incomplete, a sentence fragment each.
  var reasons: [String] {
    [(unmeasured, "not measured"), (unproven, "proven in the baseline and open now")].compactMap { lost, text in
      if lost.isEmpty { return nil }
      return "\(GateWords.objectives(lost.count)) \(text): \(GateWords.list(lost))"
    }
  }

  /// An objective of one benchmark.
  private struct Subject: Hashable {
    let objective: Objective
    let id: BenchmarkID?

    init(_ assessment: Assessment) {
      objective = assessment.objective
      id = assessment.id
    }
  }
}
