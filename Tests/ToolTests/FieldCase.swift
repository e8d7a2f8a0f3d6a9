import Testing

/// A situation that users of benchmark tools reported, as a small pair of files of our own making.
struct FieldCase: Sendable, CustomTestStringConvertible {
  /// Its number in the list of cases, with what it is.
  let testDescription: String
  /// How the comparison ends.
  let status: Int32
  /// What the page has among other things.
  let says: [String]
  /// What it must not have.
  var silent: [String] = []
  let old: String
  let new: String
  var options = ""

  init(
    _ description: String, _ status: Int32, says: [String], silent: [String] = [], options: String = "",
    _ old: String, _ new: String
  ) {
    testDescription = description
    self.status = status
    (self.says, self.silent) = (says, silent)
    self.options = options
    (self.old, self.new) = (old, new)
  }

  /// Google Benchmark's JSON with rows of names and nanoseconds.
  static func google(_ rows: [(String, Double)], more: String = "", member: String = "") -> String {
    let type = member.isEmpty ? #""run_type": "iteration", "# : member
    let text = rows.map { name, time in
      #"{"name": "\#(name)", "run_name": "\#(name)", \#(type)"iterations": 1000, "real_time": \#(time), "#
        + #""cpu_time": \#(time), "time_unit": "ns"}"#
    }
    return
      #"{"context": {"num_cpus": 4, "library_build_type": "release"}, "benchmarks": [\#((text + (more.isEmpty ? [] : [more])).joined(separator: ", "))]}"#
  }

  /// The same benchmark so many times, around a time.
  static func repeated(_ name: String, _ time: Double, _ count: Int = 10) -> [(String, Double)] {
    (0..<count).map { (name, time * (1 + 0.002 * Double($0 % 5))) }
  }

  /// Lines of Go's text below its header.
  static func go(_ lines: [String], end: String = "PASS\nok  \texample.test/p\t1.0s\n") -> String {
    "goos: linux\ngoarch: amd64\npkg: example.test/p\n" + lines.map { $0 + "\n" }.joined() + end
  }

  /// A benchmark of Go with ten values around a time.
  static func goTen(_ name: String, _ time: Double, _ more: String = "") -> [String] {
    (0..<10).map { "Benchmark\(name)-8 \t 1000\t \(time * (1 + 0.002 * Double($0 % 5))) ns/op\(more)" }
  }

  /// The same lines as `go test -json` gives them, an event a line.
  static func events(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      #"{"Action":"output","Package":"example.test/p","Output":"\#(line.replacing("\t", with: "\\t"))\n"}"# + "\n"
    }.joined()
  }
}
