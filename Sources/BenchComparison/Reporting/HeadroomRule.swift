import BenchModel

/// How close each objective's limit is, by the benchmark that comes closest to it.
enum HeadroomRule {
  /// One headroom for each objective of a name and limit that could be measured, in the order of the policy.
  ///
  /// What counts is the end of the interval that is nearer to the limit; where it has none, the estimate.
  static func headrooms(_ assessments: [Assessment]) -> [Headroom] {
    var order: [Objective.Identity] = []
    var members: [Objective.Identity: [Member]] = [:]
    for assessment in assessments {
      guard let id = assessment.id, let measured = assessment.measured,
        let (nearest, used) = use(of: assessment.objective, by: measured)
      else { continue }
      let key = assessment.objective.identity
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(Member(assessment: assessment, id: id, nearest: nearest, used: used))
    }
    return order.compactMap { key in
      let all = members[key] ?? []
      guard let closest = all.max(by: { $0.used < $1.used }) else { return nil }
      return Headroom(
        objective: closest.assessment.objective, benchmarks: all.count, id: closest.id, nearest: closest.nearest,
        used: closest.used)
    }
  }

  private struct Member {
    let assessment: Assessment
    let id: BenchmarkID
    let nearest: Double
    let used: Double
  }

  private static func use(of objective: Objective, by measured: Estimate) -> (nearest: Double, used: Double)? {
    let limit = objective.limit.value
    guard limit > 0 else { return nil }
    let nearest: Double
    let used: Double
    switch objective.bound {
    case .below:
      nearest = measured.upper ?? measured.value
      used = max(0, nearest / limit)
    case .above:
      nearest = measured.lower ?? measured.value
      guard nearest > 0 else { return nil }
      used = limit / nearest
    }
    return used.isFinite ? (nearest, used) : nil
  }
}
