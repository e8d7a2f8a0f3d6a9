import BenchModel

/// Follows the text of libtest, which prints a name, runs the test, and then prints what came of it in the same line.
///
/// What the test itself prints comes between the two, and the outcome then ends that line or begins another one.
struct LibtestReader {
  private enum Outcome {
    case measured(Metric, Double)
    case failed(String)
  }

  private var entries = NamedEntries<Outcome>()
  private var target = ""
  private var isRunning = false
  /// The test of which no outcome was printed yet, and its line.
  private var announced: (name: String, line: Int)?

  mutating func read(_ line: TextLine) throws(ReadingFault) {
    if let named = CargoTarget.named(by: line.text) { target = named }
    if line.text.hasPrefix("running ") { isRunning = true }
    if line.text.hasPrefix("test result:") {
      isRunning = false
      endAnnouncement()
    } else if line.text.hasPrefix(LibtestFormat.prefix), let (name, outcome) = Self.split(line.text) {
      endAnnouncement()
      announced = (name, line.number)
      take(outcome, line: line.number)
    } else if announced != nil {
      take(line.text[...], line: line.number)
    } else if line.text.hasPrefix(LibtestFormat.mark), LibtestFormat.figure(line.text.dropFirst(6)) != nil {
      throw ReadingFault(line: line.number, "a figure stands here without the name of its benchmark")
    }
  }

  /// Takes the outcome of the test that was announced, if it stands in a text.
  private mutating func take(_ text: Substring, line: Int) {
    guard let (name, _) = announced else { return }
    if ["ok", "ignored"].contains(text.trimmed) || text.hasPrefix("ignored,") {
      announced = nil
    } else if text.trimmed == "FAILED" || text.hasPrefix("FAILED ") {
      announced = nil
      entries.add(name, in: target, .failed("libtest says that it failed"))
    } else if let place = text.lastRange(of: LibtestFormat.mark) {
      announced = nil
      if let (metric, value) = LibtestFormat.figure(text[place.upperBound...]) {
        entries.add(name, in: target, .measured(metric, value))
      } else {
        let problem = "behind \"\(LibtestFormat.mark)\" a figure with \"/iter\" and its range is expected"
        entries.add(name, in: target, .failed("line \(line) cannot be read: \(problem)"))
      }
    }
  }

  private mutating func endAnnouncement() {
    guard let (name, line) = announced.take() else { return }
    entries.add(name, in: target, .failed("line \(line) announces it, and no outcome follows"))
  }

  /// Everything that was read, as a run; one whose end is missing is partial: there may have been more.
  mutating func run(identity: String) -> BenchmarkRun {
    endAnnouncement()
    var assembly = RunAssembly()
    for (id, outcome) in entries.identified {
      switch outcome {
      case .measured(let metric, let value): assembly.publish(id, metric, Summary(median: value))
      case .failed(let reason): assembly.fail(id, reason)
      }
    }
    return assembly.run(identity: identity, suite: "libtest", completeness: isRunning ? .partial : .complete)
  }

  /// `test name ... outcome`; a name may hold anything, so that the last separator counts before an outcome.
  private static func split(_ line: String) -> (name: String, outcome: Substring)? {
    let fields = line.dropFirst(LibtestFormat.prefix.count)
    guard let place = fields.lastRange(of: LibtestFormat.separator) else { return nil }
    return (fields[..<place.lowerBound].trimmed, fields[place.upperBound...])
  }
}
