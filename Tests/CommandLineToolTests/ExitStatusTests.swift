import Testing

@testable import CommandLineTool

// Swift Testing has a type of the same name.
typealias Status = CommandLineTool.ExitStatus

@Suite("Exit status")
struct ExitStatusTests {
  @Test(
    "Each status has its number",
    arguments: [
      (Status.passed, 0), (.regressed, 1), (.undecided, 3), (.incomplete, 4), (.usage, 64), (.dataError, 65),
      (.noInput, 66), (.internalError, 70), (.cannotCreate, 73), (.outputFailed, 74), (.configuration, 78),
      (.signal(2), 130), (.signal(15), 143), (.signal(13), 141),
    ] as [(Status, Int32)])
  func numbers(status: Status, code: Int32) {
    #expect(status.code == code)
  }

  @Test(
    "Where several hold, signals come before errors, then 1, 4, 3 and 0, in whatever order they are met",
    arguments: [
      ([], Status.passed), ([.passed], .passed), ([.undecided, .passed], .undecided),
      ([.undecided, .incomplete], .incomplete), ([.incomplete, .regressed, .undecided], .regressed),
      ([.regressed, .dataError, .incomplete], .dataError), ([.configuration, .regressed], .configuration),
      ([.outputFailed, .dataError], .dataError), ([.usage, .signal(15), .regressed], .signal(15)),
    ] as [([Status], Status)])
  func precedence(statuses: [Status], deciding: Status) {
    #expect(Status.deciding(among: statuses) == deciding)
    #expect(Status.deciding(among: statuses.reversed()) == deciding)
  }
}
