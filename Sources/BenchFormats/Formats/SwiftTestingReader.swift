import BenchModel

/// Follows the events of Swift Testing, and finds out which of its tests ran alone.
struct SwiftTestingReader {
  private struct Test {
    let id: String
    let name: String
    var hasCases = false
    var begun: Double?
    var times: [Double] = []
    /// The cases by the order in which they first began.
    var cases: [Case] = []
    var ending: (isFailure: Bool, reason: String)?
    /// Whether another test ran while it did.
    var waited = false
  }

  private struct Case {
    let id: String?
    let name: String?
    var begun: Double?
    var times: [Double] = []
  }

  private var tests: [Test] = []
  private var places: [String: Int] = [:]
  /// The tests that are running, and those of whose cases one is.
  private var running: Set<Int> = []
  private var library: String?
  private var hasEnded = false

  mutating func read(_ record: SwiftTestingRecord) {
    let payload = record.payload
    if record.kind == "test" {
      guard payload.kind == "function", let id = payload.id, places[id] == nil else { return }
      places[id] = tests.count
      tests.append(Test(id: id, name: payload.name ?? id))
    } else if record.kind == "event" {
      if payload.kind == "runStarted" { library = Self.library(payload) }
      if payload.kind == "runEnded" { hasEnded = true }
      guard let kind = payload.kind, let place = payload.testID.flatMap({ places[$0] }) else { return }
      read(kind, payload, of: place)
    }
  }

  private mutating func read(_ kind: String, _ payload: SwiftTestingRecord.Payload, of place: Int) {
    let moment = payload.instant?.absolute
    switch kind {
    case "testStarted":
      if !running.isEmpty {
        for other in running { tests[other].waited = true }
        tests[place].waited = true
      }
      running.insert(place)
      tests[place].begun = moment
    case "testEnded":
      running.remove(place)
      if let begun = tests[place].begun.take(), let moment { tests[place].times.append((moment - begun) * 1e9) }
    case "testCaseStarted": beginCase(payload, moment, of: place)
    case "testCaseEnded": endCase(payload, moment, of: place)
    case "issueRecorded":
      if payload.issue?.isFailure ?? (payload.issue?.isKnown == false) { end(place, true, payload, "an issue") }
    case "testSkipped": end(place, false, payload, "the test was skipped")
    case "testCancelled", "testCaseCancelled": end(place, false, payload, "the test was cancelled")
    default: break
    }
  }

  private mutating func end(
    _ place: Int, _ isFailure: Bool, _ payload: SwiftTestingRecord.Payload, _ reason: String
  ) {
    if tests[place].ending?.isFailure == true { return }
    let said = payload.messages?.first?.text
    tests[place].ending = (isFailure, said.map { $0.isEmpty ? reason : $0 } ?? reason)
  }

  private mutating func beginCase(_ payload: SwiftTestingRecord.Payload, _ moment: Double?, of place: Int) {
    tests[place].hasCases = true
    // Cases of one test that run at once wait for each other as tests do.
    if tests[place].cases.contains(where: { $0.begun != nil }) { tests[place].waited = true }
    let known = payload.testCase.flatMap { own in tests[place].cases.firstIndex { $0.id == own.id } }
    if let known {
      tests[place].cases[known].begun = moment
    } else {
      tests[place].cases.append(Case(id: payload.testCase?.id, name: payload.testCase?.displayName, begun: moment))
    }
  }

  private mutating func endCase(_ payload: SwiftTestingRecord.Payload, _ moment: Double?, of place: Int) {
    guard let open = tests[place].cases.firstIndex(where: { $0.begun != nil && $0.id == payload.testCase?.id }),
      let begun = tests[place].cases[open].begun.take(), let moment
    else { return }
    tests[place].cases[open].times.append((moment - begun) * 1e9)
  }

  /// What a run says of the library as it begins.
  private static func library(_ payload: SwiftTestingRecord.Payload) -> String? {
    let start = "Testing Library Version: "
    return (payload.messages ?? []).lazy.map(\.text).first { $0.hasPrefix(start) }.map {
      String($0.dropFirst(start.count))
    }
  }

  /// Everything that was read, as a run; one without its end is partial.
  mutating func run(identity: String) -> BenchmarkRun {
    var assembly = RunAssembly()
    let ids = ClashingIDs.resolved(tests.map { SwiftTestingName($0.id, name: $0.name).ids })
    for (test, id) in zip(tests, ids) { add(test, to: &assembly, as: id) }
    var environment = RunEnvironment()
    environment.other = library.map { ["Swift Testing": $0] }
    return assembly.run(
      identity: identity, suite: "Swift Testing", environment: environment,
      completeness: hasEnded ? .complete : .partial)
  }

  private func add(_ test: Test, to assembly: inout RunAssembly, as id: BenchmarkID) {
    var names: [String: Int] = [:]
    let measured: [(id: BenchmarkID, times: [Double])] =
      !test.hasCases
      ? [(id, test.times)]
      : test.cases.enumerated().map { number, one in
        let name = one.name ?? "\(number + 1)"
        names[name, default: 0] += 1
        let parameters = [BenchmarkID.Parameter(name: one.name == nil ? "case" : "arguments", value: name)]
        let plain = BenchmarkID(group: id.group, name: id.name, parameters: id.parameters + parameters)
        return (plain.numbered(names[name] ?? 1), one.times)
      }
    for (id, times) in measured {
      assembly.begin(id)
      if let ending = test.ending {
        if ending.isFailure { assembly.fail(id, ending.reason) } else { assembly.skip(id, ending.reason) }
      } else if test.begun != nil {
        assembly.fail(id, "the stream has no end of it")
      } else if test.waited {
        assembly.skip(id, SwiftTestSuite.waiting)
      } else {
        assembly.measure(id, .time, times)
      }
    }
  }
}
