package import BenchModel

/// Whether what a self-test found may stand for a machine.
package enum SelfTestRule {
  /// What a comparison of single launches finds that is widened by more than this, one sees without it: it is five
  /// times the floor that holds where none was measured.
  private static let largestFloor = 0.25

  /// Why a self-test should not be kept; nil where nothing speaks against it.
  ///
  /// A floor that was measured while other work waited for the processors is the floor of that work. The load counts
  /// from before the first round, since a self-test is a load itself; what came later shows in the floor.
  package static func objection(to test: SelfTest) -> String? {
    let processors = test.environment.logicalProcessors ?? 1
    if let load = test.environment.loadAtStart, load > Double(processors) {
      return "the machine was busy before it began, at load \(DecimalText.fixed(load, decimals: 1)) on \(processors) "
        + (processors == 1 ? "logical processor" : "logical processors")
    }
    if test.betweenLaunchFloor > largestFloor {
      let (found, most) = (PercentText.plain(test.betweenLaunchFloor), PercentText.plain(largestFloor))
      return "launches differ by up to \(found), and what is widened by more than \(most) finds next to nothing"
    }
    return nil
  }
}
