package import BenchModel

/// Two profiles of one benchmark, over as many iterations: in which functions they differ.
package struct ProfileComparison: Sendable {
  /// The names of functions by the names that Callgrind writes.
  package typealias Demangling = (String) -> String

  private let costs: Sides<[String: FunctionCost]>
  private let calls: Sides<[String: [String: Double]]>
  private let roots: Sides<[String: Double]>
  private let totals: Sides<Double>

  /// Takes the profiles of both sides.
  ///
  /// - Parameter iterations: Over how many iterations each counts.
  package init(_ profiles: Sides<CallgrindProfile>, iterations: Int, demangled: Demangling) {
    let sides = profiles.map { SideCosts($0, iterations: iterations, demangled: demangled) }
    costs = sides.map(\.costs)
    calls = sides.map(\.calls)
    roots = sides.map(\.roots)
    totals = sides.map(\.total)
  }

  /// The functions whose own and whose inclusive costs grew most, at most `limit` of each, as each side has them.
  ///
  /// A function that only one side has costs nothing on the other.
  package func grown(limit: Int) -> Sides<[FunctionCost]> {
    let names = Set(costs.baseline.keys).union(costs.current.keys)
    let pairs = names.map { name in
      let none = FunctionCost(name: name, own: 0, inclusive: 0)
      return Sides(baseline: costs.baseline[name] ?? none, current: costs.current[name] ?? none)
    }
    let most = { (growth: @escaping (Sides<FunctionCost>) -> Double) in
      Array(
        pairs.filter { growth($0) > 0 }
          .sorted { (growth($0), $1.current.name) > (growth($1), $0.current.name) }
          .prefix(limit))
    }
    let own = most { $0.current.own - $0.baseline.own }
    let chosen = Set(own.map(\.current.name))
    let inclusive = most { $0.current.inclusive - $0.baseline.inclusive }.filter { !chosen.contains($0.current.name) }
    return Sides(baseline: (own + inclusive).map(\.baseline), current: (own + inclusive).map(\.current))
  }
}

extension ProfileComparison {
  /// A function below each function that calls it, from those that nobody was seen to call.
  ///
  /// Callgrind knows pairs of caller and callee and no whole stacks: what a function does is shared out among those
  /// that call it as their calls cost. A function below itself is left out.
  package var tree: CallTree {
    let names = Set(roots.baseline.keys).union(roots.current.keys)
    let children = names.map { name in
      node(name, Sides(baseline: roots.baseline[name] ?? 0, current: roots.current[name] ?? 0), below: [])
    }
    return CallTree(name: "all", cost: totals, calls: children.sorted { $0.name < $1.name })
  }

  /// Deeper than any stack that a page can show.
  private static let deepest = 64
  /// What is narrower than this share of the page cannot be seen.
  private static let narrowest = 0.001

  private func node(_ name: String, _ cost: Sides<Double>, below path: [String]) -> CallTree {
    let widest = max(totals.baseline, totals.current)
    guard path.count < Self.deepest else { return CallTree(name: name, cost: cost, calls: []) }
    let path = path + [name]
    let names = Set((calls.baseline[name] ?? [:]).keys).union((calls.current[name] ?? [:]).keys).subtracting(path)
    let children = names.compactMap { callee -> CallTree? in
      let share = Sides(
        baseline: part(of: cost.baseline, name, callee, costs.baseline, calls.baseline),
        current: part(of: cost.current, name, callee, costs.current, calls.current))
      guard max(share.baseline, share.current) > Self.narrowest * widest else { return nil }
      return node(callee, share, below: path)
    }
    return CallTree(name: name, cost: cost, calls: children.sorted { $0.name < $1.name })
  }

  private func part(
    of cost: Double, _ caller: String, _ callee: String, _ costs: [String: FunctionCost],
    _ calls: [String: [String: Double]]
  ) -> Double {
    guard let whole = costs[caller]?.inclusive, whole > 0, let call = calls[caller]?[callee] else { return 0 }
    return cost * min(call / whole, 1)
  }
}

/// The costs of one side by the names of functions, of one iteration.
private struct SideCosts {
  var costs: [String: FunctionCost] = [:]
  var calls: [String: [String: Double]] = [:]
  var roots: [String: Double] = [:]
  let total: Double

  init(_ profile: CallgrindProfile, iterations: Int, demangled: ProfileComparison.Demangling) {
    let event = profile.events.firstIndex(of: "Ir") ?? 0
    let share = 1 / Double(max(iterations, 1))
    let names = profile.functions.map(demangled)
    let inclusive = profile.inclusive(event: event)
    total = profile.totals[event] * share
    var uncalled = inclusive
    for call in profile.calls where call.caller != call.callee {
      uncalled[call.callee] -= call.costs[event]
      calls[names[call.caller], default: [:]][names[call.callee], default: 0] += call.costs[event] * share
    }
    for (place, name) in names.enumerated() {
      let (own, whole) = (profile.own[place][event] * share, inclusive[place] * share)
      let before = costs[name]
      costs[name] = FunctionCost(
        name: name, own: (before?.own ?? 0) + own, inclusive: (before?.inclusive ?? 0) + whole)
      if uncalled[place] * share > total / 1000 { roots[name, default: 0] += uncalled[place] * share }
    }
  }
}
