import BenchModel

/// What to type after a session that could not decide.
enum NextCommand {
  /// The session with more room: until it is decided, or with twice the rounds and the time that it had.
  static func deciding(after call: Invocation, _ session: SessionOptions, _ plan: RunPlan) -> Invocation {
    guard session.isUntilDecided else { return call.with([(SessionOptions.untilDecidedOption, nil)]) }
    var options = [(SessionOptions.roundsOption, String?.some("\(plan.launches * 2)"))]
    if let budget = session.budgetNanoseconds {
      options.append((SessionOptions.budgetOption, BudgetText.text(budget * 2)))
    }
    return call.with(options.map { ($0.0, $0.1) })
  }
}
