package import BenchModel

extension SeveralRuns {
  /// What a confidence that rests on the scatter of runs does not promise.
  package var reservation: Inline {
    """
    It holds for what \(.count(count, "run", "runs")) scatter by. How often a comparison in which nothing changed \
    fails is not bounded by it: a machine that is in another state now and then shows so many runs in the one and the \
    next in the other in up to \(.share(unmetState)) of comparisons.
    """
  }
}
