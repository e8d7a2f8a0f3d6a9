import BenchModel
import StrictXML

/// The XML that PHPBench dumps (`--dump-file`): iterations of each variant of a subject, each a process of its own
/// unless they ran in that of the tool.
///
/// An iteration has the time of all its revolutions in microseconds.
enum PHPBenchFormat: FileFormat {
  static let name = "PHPBench XML"
  static let keyword = "phpbench"

  static let signature = Signature(elements: ["phpbench"])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    guard let root = content.root else { throw ReadingFault("the file is no XML") }
    var reader = PHPBenchReader()
    let suites = root.children.filter { $0.name == "suite" }
    let tags = Set(suites.map { ByteKey($0.attribute("tag") ?? "") })
    for suite in suites {
      // Dumps of several runs are told apart by what they were tagged with.
      let tag = tags.count > 1 ? suite.attribute("tag") ?? "" : ""
      for benchmark in suite.children where benchmark.name == "benchmark" { reader.add(benchmark, tag: tag) }
    }
    let facts = suites.first?.child("env")
    func fact(_ part: String, _ name: String) -> String? {
      facts?.child(part)?.children.first { $0.attribute("name") == name }?.text
    }
    var environment = RunEnvironment()
    environment.operatingSystem = fact("uname", "os")
    environment.kernel = fact("uname", "release")
    environment.architecture = fact("uname", "machine")
    environment.toolchain = fact("php", "version").map { "PHP \($0)" }
    var other = ["PHPBench": root.attribute("version")].compactMapValues(\.self)
    // A debugger or a cache of code makes another program of it.
    for name in ["xdebug", "opcache"] { other[name] = fact("php", name) ?? fact(name, "extension_loaded") }
    environment.other = other
    return reader.assembly.run(identity: identity, suite: "PHPBench", environment: environment)
  }
}

/// Collects the variants of a dump.
private struct PHPBenchReader {
  var assembly = RunAssembly()
  private var processes = 0

  private static let memory = Metric(name: "peak memory of PHP", unit: .bytes)

  mutating func add(_ benchmark: XMLElement, tag: String) {
    let group = benchmark.attribute("class") ?? ""
    for subject in benchmark.children where subject.name == "subject" {
      let isLocal = subject.child("executor")?.attribute("name") == "local"
      for variant in subject.children where variant.name == "variant" {
        var parameters = parameters(of: variant)
        if !tag.isEmpty { parameters.append(.init(name: "tag", value: tag)) }
        let id = BenchmarkID(
          group: group, name: subject.attribute("name") ?? "", parameters: parameters)
        add(variant, as: id, isLocal: isLocal)
      }
    }
  }

  /// The name of a set, where it has one, and the values in it that are no lists.
  private func parameters(of variant: XMLElement) -> [BenchmarkID.Parameter] {
    guard let set = variant.child("parameter-set") else { return [] }
    let values = set.children.compactMap { parameter in
      parameter.attribute("name").flatMap { name in
        parameter.attribute("value").map { BenchmarkID.Parameter(name: name, value: $0) }
      }
    }
    let name = set.attribute("name") ?? ""
    // A set without a name of its own has its number, which tells it from others only where a list does not.
    let isPlain = Int(name) != nil && set.children.allSatisfy { $0.attribute("value") != nil }
    return name.isEmpty || isPlain ? values : [.init(name: "set", value: name)] + values
  }

  private mutating func add(_ variant: XMLElement, as id: BenchmarkID, isLocal: Bool) {
    assembly.name(id)
    if let error = variant.child("errors")?.child("error") {
      return assembly.fail(id, Self.lines(of: error).prefix(2).joined(separator: ": "))
    }
    if let failure = variant.child("failures")?.child("failure") {
      assembly.warn(id, "An assertion failed: \(Self.lines(of: failure).first ?? "").")
    }
    for iteration in variant.children where iteration.name == "iteration" {
      func number(_ name: String) -> Double? { iteration.attribute(name)?.number }
      let own = number("time-revs") ?? variant.attribute("revs")?.number ?? 1
      let revolutions = own > 0 ? own : 1
      guard let microseconds = number("time-net") else {
        assembly.spoil(id, .time, "line \(iteration.line) has no time")
        continue
      }
      let time = microseconds * 1e3 / revolutions
      assembly.measure(id, .time, [time], process: processes, iterations: Int(exactly: revolutions) ?? 1)
      if let bytes = number("mem-peak") { assembly.measure(id, Self.memory, [bytes], process: processes) }
      if !isLocal { processes += 1 }
    }
    if isLocal { processes += 1 }
  }

  /// The lines of a message that are not blank, without the colours that the tool writes in brackets.
  private static func lines(of element: XMLElement) -> [String] {
    element.text.split { $0.isNewline }.map { line in
      var (plain, rest) = ("", line[...])
      while let first = rest.first {
        if ["<fg=", "<bg=", "</>"].contains(where: rest.hasPrefix), let end = rest.firstIndex(of: ">") {
          rest = rest[rest.index(after: end)...]
        } else {
          plain.append(first)
          rest.removeFirst()
        }
      }
      return plain.trimmed
    }.filter { !$0.isEmpty }
  }
}
