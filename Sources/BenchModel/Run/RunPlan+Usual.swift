extension RunPlan {
  /// How a suite is run unless the user says otherwise.
  package static let usual = RunPlan(
    seed: 1, launches: 10, warmupIterations: 100, batchNanoseconds: 10e6, launchNanoseconds: 100e6, operations: 1000,
    timeoutNanoseconds: 60e9)

  /// A first look: fewer and shorter launches.
  package static let quick: RunPlan = {
    var plan = usual
    plan.launches = 3
    plan.batchNanoseconds = 5e6
    plan.launchNanoseconds = 50e6
    return plan
  }()

  /// Whether its launches are as short as those of a first look.
  package var isQuick: Bool {
    batchNanoseconds == Self.quick.batchNanoseconds && launchNanoseconds == Self.quick.launchNanoseconds
  }

  /// The plan as a run of whole commands states it: a run of a command is a launch, and not made of batches.
  package func ofCommands(runs: Int, warmupRuns: Int) -> RunPlan {
    var plan = self
    plan.launches = runs
    plan.warmupIterations = warmupRuns
    plan.batchNanoseconds = 0
    plan.launchNanoseconds = 0
    plan.operations = 0
    return plan
  }

  /// Whether it is stated by a run of whole commands.
  package var isOfCommands: Bool { batchNanoseconds == 0 }
}
