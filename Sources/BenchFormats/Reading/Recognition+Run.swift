import BenchModel

extension Recognition {
  /// The run that the parts of the file hold.
  func run(identity: String) throws(ReadingFault) -> BenchmarkRun {
    var runs: [BenchmarkRun] = []
    for part in try ended { runs.append(try part.format.read(part.content, identity: identity)) }
    guard runs.count > 1 else { return runs[0] }
    return try JoinedRuns.joined(runs)
  }

  /// The parts without those that only say how far a later one had come.
  private var ended: [Part] {
    get throws(ReadingFault) {
      guard parts.count > 1, let format = parts.first?.format else { return parts }
      guard parts.allSatisfy({ $0.format.keyword == format.keyword }) else { return parts }
      return try format.ended(parts.map(\.content)).map { Part(format: format, content: $0) }
    }
  }

  /// The name of the format, or of each of two.
  var name: String {
    parts.map { $0.format.name }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
  }

  /// What a reader ought to know about how the file was read.
  var notes: [String] {
    var notes: [String] = []
    if parts.count > 1, Set(parts.map { $0.format.keyword }).count == 1 {
      notes.append("The file holds \(parts.count) documents, which are read as one run after the other.")
    }
    // What else a text holds is between its results by nature.
    if case .text? = parts.first?.content.body { return notes }
    if passed > 0 {
      notes.append("\(passed) \(passed == 1 ? "line is" : "lines are") no part of a result, and passed over.")
    }
    return notes
  }
}
