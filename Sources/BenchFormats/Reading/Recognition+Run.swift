import BenchModel

extension Recognition {
  /// The run that the parts of the file hold.
  func run(identity: String) throws(ReadingFault) -> BenchmarkRun {
    var runs: [BenchmarkRun] = []
    for part in parts { runs.append(try format.read(part, identity: identity)) }
    guard runs.count > 1 else { return runs[0] }
    return try JoinedRuns.joined(runs)
  }

  /// What a reader ought to know about how the file was read.
  var notes: [String] {
    var notes: [String] = []
    if parts.count > 1 {
      notes.append("The file holds \(parts.count) documents, which are read as one run after the other.")
    }
    // What else a text holds is between its results by nature.
    if case .text? = parts.first?.body { return notes }
    if passed > 0 {
      notes.append("\(passed) \(passed == 1 ? "line is" : "lines are") no part of a result, and passed over.")
    }
    return notes
  }
}
