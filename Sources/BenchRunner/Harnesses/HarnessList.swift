import BenchModel

/// Finds out what a suite has.
struct HarnessList {
  let suite: HarnessedSuite
  let starter: HarnessStarter

  /// A suite may be a long one, of which everything runs once.
  private static let limit = Duration.seconds(1800)

  /// Its benchmarks, at least one.
  func benchmarks() throws(WorkerFailure) -> [HarnessBenchmark] {
    switch suite.harness.listing {
    case .names(let arguments, let line):
      return try named(names(in: starter.printed(arguments, within: Self.limit), line))
    case .sections(let arguments, let heading):
      return try named(HarnessLine.sections(of: try starter.printed(arguments, within: Self.limit), heading))
    case .marked(let arguments, let line, let run, let mark):
      let names = names(in: try starter.printed(arguments, within: Self.limit), line)
      let output = String(decoding: try starter.printed(run, within: Self.limit), as: UTF8.self)
      return try named(names.filter { output.contains(mark($0)) })
    case .run(let arguments):
      let ids = try starter.run(arguments, within: Self.limit).results.map(\.id)
      return try some(
        ids.map { HarnessBenchmark(id: $0, choice: suite.harness.choosing?($0), isByName: false) })
    }
  }

  private func names(in output: [UInt8], _ line: (Substring) -> String?) -> [String] {
    String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap(line)
  }

  private func named(_ names: [String]) throws(WorkerFailure) -> [HarnessBenchmark] {
    var seen: Set<ByteKey> = []
    for name in names where !seen.insert(ByteKey(name)).inserted {
      throw WorkerFailure(
        .wrongOutcome, "it lists '\(name)' twice, so that nobody could tell the two apart: give each a name of its own")
    }
    return try some(
      names.map { name in
        let id = BenchmarkID(group: "", name: name)
        return HarnessBenchmark(id: id, choice: suite.harness.choosing?(id), isByName: true)
      })
  }

  private func some(_ benchmarks: [HarnessBenchmark]) throws(WorkerFailure) -> [HarnessBenchmark] {
    guard benchmarks.isEmpty else { return benchmarks }
    let call = suite.call([], choosing: nil, output: "{output}").joined(separator: " ")
    throw WorkerFailure(
      .wrongOutcome,
      "it lists no benchmark, as harness '\(suite.harness.name)' asks for them: see what '\(call)' has by itself")
  }
}
