import BenchModel
import Testing

@testable import BenchRunner
@testable import WorkerProtocol

@Suite("A worker's first line")
struct HelloReaderTests {
  private func hello(_ benchmarks: String) throws(HelloError) -> WorkerHello {
    let line = #"{"hello":1,"optimised":true,"suite":"s","toolchain":"t","benchmarks":[\#(benchmarks)]}"#
    return try HelloReader.hello(from: Array(line.utf8))
  }

  @Test("Everything that a declaration may hold is read, and what is unknown is ignored")
  func full() throws {
    let read = try hello(
      #"{"group":"g","name":"n","operations":5,"warmupIterations":0,"timeoutSeconds":2.5,"skipReason":"w","new":1},"#
        + #"{"group":"g","name":"n","parameters":[{"name":"size","value":"10"}]}"#)
    #expect(read.benchmarks.count == 2)
    #expect(read.benchmarks[0].id == BenchmarkID(group: "g", name: "n"))
    #expect(read.benchmarks[0].operations == 5 && read.benchmarks[0].warmupIterations == 0)
    #expect(read.benchmarks[0].timeoutSeconds == 2.5 && read.benchmarks[0].skipReason == "w")
    #expect(read.benchmarks[1].id.description == "g/n (size=10)")
    #expect(try hello("").benchmarks.isEmpty)
  }

  @Test("Another version is told by its number, whatever else it holds", arguments: ["0", "2", "-1", "9999999999"])
  func otherVersion(version: String) {
    for rest in ["", #","benchmarks":"moved","suite":7"#] {
      let error = #expect(throws: HelloError.self) {
        try HelloReader.hello(from: Array("{\"hello\":\(version)\(rest)}".utf8))
      }
      #expect(error?.reason == "it speaks version \(version) of the worker protocol; this tool speaks 1")
    }
  }

  @Test(
    "What is no hello is refused",
    arguments: ["", "garbage", "[]", "{}", "{\"hello\":\"1\"}", "{\"hello\":1}", "\u{0}"])
  func noHello(line: String) {
    let error = #expect(throws: HelloError.self) { try HelloReader.hello(from: Array(line.utf8)) }
    #expect(error?.reason.hasPrefix("its first line is no hello of the worker protocol (") == true)
  }

  @Test(
    "What could not be measured or stored is refused before anything is measured",
    arguments: [
      (#"{"group":"g","name":"n"},{"group":"g","name":"n","parameters":[]}"#, "'g/n' twice"),
      (#"{"group":"","name":"n","operations":-1}"#, "operations -1"),
      (#"{"group":"","name":"n","warmupIterations":-2}"#, "warmupIterations -2"),
      (#"{"group":"","name":"n","timeoutSeconds":0}"#, "timeoutSeconds 0.0"),
      (#"{"group":"","name":"n","timeoutSeconds":-1e300}"#, "timeoutSeconds -1e+300"),
    ])
  func refused(benchmarks: String, part: String) {
    let error = #expect(throws: HelloError.self) { try hello(benchmarks) }
    #expect(error?.reason.contains(part) == true)
  }
}
