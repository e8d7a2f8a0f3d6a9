import BenchModel
import Testing

extension VacuousPass {
  /// Histories in which nothing could be found.
  static let histories: [VacuousPass] = [
    history("a history that is not there", 66, 0, "--fail-within 5"),
    history("a history of one run", 4, 1, "--fail-within 5"),
    history("a history of fewer runs than a change needs", 4, 4, "--fail-within 2"),
    history("a noisy history, and the newest run alone may fail", 4, 12, "--fail-within 1", spread: 0.3),
    history("a noisy history, and the newest two runs may fail", 4, 12, "--fail-within 2", spread: 0.3),
    history("a history of which no run may fail", 64, 3, "--fail-within 0"),
    history("a history in which every alarm would be false", 64, 3, "--false-alarms 100%"),
    history("a history in which no alarm may be false", 64, 3, "--false-alarms 0%"),
    history("a history, and a tolerance for a metric that nobody measures", 78, 12, "--fail-within 5 -t tme=5%"),
    history("a history, and a tolerance that nothing reaches", 78, 12, "--fail-within 5 -t 1e9%"),
    history("a slower program, and a policy that is not there", 66, 12, "--fail-within 12 --policy none.json", from: 6),
    history("a slower program", 1, 16, "--fail-within 12", from: 8),
    call("an empty history", 4, "bench-compare --history --fail-within 5 h.jsonl", ["h.jsonl": ""]),
    call("a run in the place of the history", 65, "bench-compare --history base.json"),
    call("a history of another version", 65, "bench-compare --history h.jsonl", ["h.jsonl": #"{"schema": 7}"# + "\n"]),
    call("a run that is not there, to be recorded", 66, "bench-compare --history --record none.json"),
    call("nothing, to be recorded", 65, "bench-compare --history --record e.json", ["e.json": ""]),
  ]

  /// A history of runs a day apart, of which those from one on take a fifth longer.
  private static func history(
    _ name: String, _ status: Int32, _ count: Int, _ options: String, spread: Double = 0.005, from: Int = .max
  ) -> VacuousPass {
    VacuousPass(testDescription: name, status: status, call: "bench-compare --history \(options) h.jsonl") {
      directory in
      for day in 0..<count {
        let time = (day < from ? 1000 : 1200) * (1 + spread * Double(day * 7 % 5 - 2))
        let date = "2026-03-\(day < 9 ? "0" : "")\(day + 1)T12:00:00Z"
        try directory.put(Runs.run("run \(day)", ["a": time, "b": 50 * time], startedAt: date), at: "\(day).json")
        let ended = try directory.run("bench-compare", "--history", "--record", "\(day).json", "h.jsonl")
        try #require(ended.status == 0, "\(ended.errors)")
      }
    }
  }
}
