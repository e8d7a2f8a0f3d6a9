import BenchModel
import CommandLineTool
import Testing
import ToolFiles

@Suite("The status of a gate")
struct GateStatusTests {
  @Test(
    "A tool ends with the status that the model states for the outcome",
    arguments: [Gate.Outcome.regression, .incomplete, .undecided, .pass])
  func agreement(outcome: Gate.Outcome) {
    #expect(ExitStatus(outcome).code == outcome.exitStatus)
  }
}
