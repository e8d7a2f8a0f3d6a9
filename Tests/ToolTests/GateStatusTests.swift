import BenchModel
import CommandLineTool
import Testing
import ToolFiles

@Suite("The status of a gate")
struct GateStatusTests {
  @Test(
    "A tool ends with the status of the outcome",
    arguments: [(Gate.Outcome.regression, Int32(1)), (.undecided, 3), (.incomplete, 4), (.pass, 0)])
  func status(outcome: Gate.Outcome, code: Int32) {
    #expect(ExitStatus(outcome).code == code)
  }
}
