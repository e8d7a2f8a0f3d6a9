import BenchModel
import WorkerProtocol

/// What both sides do at the same time: whatever is not measured.
///
/// Both requests are sent before either answer is awaited, so that it takes the time of one. What is measured is asked
/// of one side at a time.
extension RoundScript {
  /// Makes both sides ready, by one iteration each where any are to precede the measured ones.
  func makeReady(_ workers: Workers) throws(SideFailure) -> Sides<[Double]> {
    try prepare(workers)
    guard scripts.current.wantedWarmup > 0 else { return Sides(baseline: [], current: []) }
    return try together(workers) { _ in
      .warmUp(iterations: 1)
    } reading: { script, answer throws(WorkerFailure) in
      try script.timed(answer, laps: 1, iterations: 1).nanoseconds
    }
  }

  /// Warms both sides until their laps have settled, both by as many steps.
  func warm(_ workers: Workers, by roundPlan: RoundPlan) throws(SideFailure) -> Sides<[Double]> {
    var warmup = Sides<[Double]>(baseline: [], current: [])
    // A single long iteration has been run by now, and another one would cost as much as what counts.
    guard roundPlan.iterations > 1 else { return warmup }
    let iterations = roundPlan.cut.iterations
    var settling = Settling(
      cut: roundPlan.cut, pairs: roundPlan.pairs, wanted: scripts.current.wantedWarmup)
    while !settling.isOver {
      let laps = settling.laps
      let step = try together(workers) { _ in
        LaunchScript.request(laps: laps, iterations: iterations)
      } reading: { script, answer throws(WorkerFailure) in
        try script.timed(answer, laps: laps, iterations: iterations).nanoseconds
      }
      settling.add([step.baseline, step.current].map { $0.min() ?? 0 })
      for side in Side.allCases { warmup[side].append(step[side].reduce(0, +) / Double(laps)) }
    }
    return warmup
  }

  /// Lets both sides measure themselves.
  func observeTogether(_ workers: Workers) throws(SideFailure) -> Sides<ObservedLaunch> {
    try prepare(workers)
    let observed = try together(workers) {
      $0.observation
    } reading: { script, answer throws(WorkerFailure) in
      try script.observed(answer)
    }
    try finish(workers)
    return observed
  }

  private func prepare(_ workers: Workers) throws(SideFailure) {
    _ = try together(workers) {
      .prepare(benchmark: $0.number)
    } reading: { script, answer throws(WorkerFailure) in
      guard answer == .prepared else { throw script.unexpected() }
    }
  }

  /// What both sides tell when they are probed over so many iterations; nothing in a round without probes.
  func probed(_ workers: Workers, iterations: Int, of nature: Metric.Nature) throws(SideFailure) -> Sides<Probe> {
    guard probes else { return Sides(baseline: .none, current: .none) }
    report(.extraBegins)
    defer { report(.extraEnds) }
    for side in turns {
      try on(side) { script throws(WorkerFailure) in try script.sendProbe(to: workers[side], iterations: iterations) }
    }
    var probes = Sides(baseline: Probe.none, current: Probe.none)
    for side in turns {
      probes[side] = try on(side) { script throws(WorkerFailure) in
        try script.receiveProbe(from: workers[side], iterations: iterations, of: nature)
      }
    }
    return probes
  }

  /// Sees both sides off.
  func finish(_ workers: Workers) throws(SideFailure) {
    for side in turns { try on(side) { _ throws(WorkerFailure) in try workers[side].beginFinish() } }
    for side in turns { try on(side) { _ throws(WorkerFailure) in try workers[side].finish() } }
  }

  private func together<Value>(
    _ workers: Workers, asking request: (LaunchScript) -> WorkerRequest,
    reading read: (LaunchScript, WorkerAnswer) throws(WorkerFailure) -> Value
  ) throws(SideFailure) -> Sides<Value> {
    for side in turns {
      try on(side) { script throws(WorkerFailure) in try script.send(request(script), to: workers[side]) }
    }
    func receive(_ side: Side) throws(SideFailure) -> Value {
      try on(side) { script throws(WorkerFailure) in try read(script, try script.receive(from: workers[side])) }
    }
    let first = try receive(turns[0])
    let second = try receive(turns[1])
    return turns[0] == .baseline ? Sides(baseline: first, current: second) : Sides(baseline: second, current: first)
  }
}
