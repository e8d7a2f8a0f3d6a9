import BenchModel
import Testing
import WorkerProtocol

@Suite("Worker protocol")
struct WorkerProtocolTests {
  private func line(_ message: some Encodable) throws -> String {
    String(decoding: try WireLine.bytes(of: message), as: UTF8.self)
  }

  @Test(
    "Requests have the documented form and come back",
    arguments: [
      (.prepare(benchmark: 0), #"{"benchmark":0,"request":"prepare"}"#),
      (.warmUp(iterations: 100), #"{"iterations":100,"request":"warm up"}"#),
      (.calibrate(nanoseconds: 10_000_000), #"{"nanoseconds":10000000,"request":"calibrate"}"#),
      (.measure(iterations: 19512), #"{"iterations":19512,"request":"measure"}"#),
      (.timeOperations(laps: 100, iterations: 2), #"{"iterations":2,"laps":100,"request":"time operations"}"#),
      (
        .timeOperations(laps: 4, iterations: 2, cpuTime: true),
        #"{"cpuTime":true,"iterations":2,"laps":4,"request":"time operations"}"#
      ),
      (.probe(iterations: 10000), #"{"iterations":10000,"request":"probe"}"#),
      (.observe(operations: 1000), #"{"operations":1000,"request":"observe"}"#),
      (.finish, #"{"request":"finish"}"#),
    ] as [(WorkerRequest, String)])
  func requests(request: WorkerRequest, text: String) throws {
    #expect(try line(request) == text)
    #expect(try WireLine.message(WorkerRequest.self, from: Array(text.utf8)) == request)
  }

  @Test(
    "Answers have the documented form and come back",
    arguments: [
      (.prepared, #"{"answer":"prepared"}"#),
      (
        .calibrated(iterations: 19512, operationsPerLap: 2),
        #"{"answer":"calibrated","iterations":19512,"operationsPerLap":2}"#
      ),
      (
        .measured(iterations: 2, nanoseconds: [1021, 1040.5]),
        #"{"answer":"measured","iterations":2,"nanoseconds":[1021,1040.5]}"#
      ),
      (
        .measured(iterations: 2, nanoseconds: [1021], cpuNanoseconds: 1007),
        #"{"answer":"measured","cpuNanoseconds":1007,"iterations":2,"nanoseconds":[1021]}"#
      ),
      (
        .probed(figures: [ProbeFigure(.allocations, 3), ProbeFigure(.allocatedBytes, 96.5)]),
        #"{"answer":"probed","figures":[{"metric":"allocations","value":3},{"metric":"allocated-bytes","value":96.5}]}"#
      ),
      (
        .observed(
          [ObservedValues(metric: .throughput, iterations: 1, values: [812345.5])], warnings: ["busy"]),
        #"{"answer":"observed","observed":[{"iterations":1,"metric":{"direction":"larger","name":"throughput","#
          + #""nature":"noisy","unit":"1/s"},"values":[812345.5]}],"warnings":["busy"]}"#
      ),
      (
        .failed(Failure(kind: .threwError, reason: "Datei fehlt: ä")),
        #"{"answer":"failed","failure":{"kind":"threw an error","reason":"Datei fehlt: \u00e4"}}"#
      ),
    ] as [(WorkerAnswer, String)])
  func answers(answer: WorkerAnswer, text: String) throws {
    #expect(try line(answer) == text)
    #expect(try WireLine.message(WorkerAnswer.self, from: Array(text.utf8)) == answer)
  }

  @Test("A failure of a kind that nobody knows keeps its reason")
  func unknownFailureKind() throws {
    let text = #"{"answer":"failed","failure":{"kind":"no data","reason":"file empty"}}"#
    let answer = try WireLine.message(WorkerAnswer.self, from: Array(text.utf8))
    #expect(answer == .failed(Failure(kind: .threwError, reason: "no data: file empty")))
  }

  @Test("A hello names its benchmarks and nothing that was not said")
  func hello() throws {
    let text =
      #"{"benchmarks":[{"group":"g","name":"n"}],"hello":1,"optimised":true,"suite":"s","toolchain":"Swift 6.3"}"#
    let hello = try WireLine.message(WorkerHello.self, from: Array(text.utf8))
    #expect(hello.benchmarks.map(\.id) == [BenchmarkID(group: "g", name: "n")])
    #expect(hello.benchmarks[0].operations == nil)
    #expect(try line(hello) == text)
  }
}
