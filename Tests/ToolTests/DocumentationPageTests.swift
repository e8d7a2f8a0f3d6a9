import BenchFormats
import BenchModel
import SafeFiles
import StrictJSON
import Testing
import WorkerProtocol

@Suite("Pages of the documentation")
struct DocumentationPageTests {
  private func contents(of path: String) throws -> String {
    let root = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    return String(decoding: try InputFile.bytes(at: "/\(root)/Sources/\(path)", limit: 1 << 20), as: UTF8.self)
  }

  @Test("The example of a policy is one, and holds every key that there is")
  func policy() throws {
    let page = try contents(of: "BenchModel/BenchModel.docc/PolicyFile.md")
    let blocks = page.split(separator: "```").filter { $0.hasPrefix("jsonc\n") && $0.contains("bench-policy") }
    #expect(blocks.count == 1)
    let text = try #require(blocks.first).dropFirst("jsonc\n".count)
    let policy = try PolicyFile.read(Array(text.utf8), source: "PolicyFile.md")
    // What a reader is told of the file is no key of it, nor what a self-test measured.
    for (name, value) in Mirror(reflecting: policy).children where !["warnings", "measuredDrift"].contains(name) {
      // What a policy states is one key of the file, however the policy calls what it does not state.
      let keys = [
        "statedBetweenLaunchFloor": "betweenLaunchFloor", "statedDrift": "drift", "suites": "suite",
        "renames": "renamed", "acceptsByTrailer": "acceptByTrailer",
      ]
      let property = try #require(name)
      let key = keys[property] ?? property
      #expect(text.contains("\"\(key)\": "))
      if Mirror(reflecting: value).displayStyle == .collection {
        #expect(!Mirror(reflecting: value).children.isEmpty, "\(name ?? "")")
      }
    }
    #expect(Set(policy.gating.map(\.severity)) == [.warn, .fail, .inform])
  }

  private func transcript() throws -> [(speaker: String, line: String)] {
    try contents(of: "Benchmarking/Benchmarking.docc/WorkerMessages.md").split(separator: "\n").compactMap { line in
      for speaker in ["worker", "runner"] where line.hasPrefix("\(speaker)  {") {
        return (speaker, String(line.dropFirst(8)))
      }
      return nil
    }
  }

  @Test("The transcript of the worker protocol is one that both sides would hold")
  func protocolTranscript() throws {
    let lines = try transcript()
    #expect(lines.count >= 12)
    let decoder = StrictJSONDecoder()
    let hello = try decoder.decode(WorkerHello.self, from: Array(try #require(lines.first).line.utf8))
    #expect(hello.hello == Wire.version && hello.benchmarks.count == 1)
    var request: WorkerRequest?
    for (speaker, line) in lines.dropFirst() {
      if speaker == "runner" {
        request = try decoder.decode(WorkerRequest.self, from: Array(line.utf8))
        continue
      }
      switch (request, try decoder.decode(WorkerAnswer.self, from: Array(line.utf8))) {
      case (.prepare, .prepared), (.calibrate, .calibrated): break
      case (.warmUp(let wanted), .measured(let iterations, let times, nil)),
        (.measure(let wanted), .measured(let iterations, let times, nil)):
        #expect(wanted == iterations && times.count == 1)
      case (.timeOperations(let laps, let wanted, let cpuTime), .measured(let iterations, let times, let spent)):
        #expect(wanted == iterations && times.count == laps && (spent != nil) == cpuTime)
      case (.probe, .probed(let figures)): #expect(!figures.isEmpty)
      default: Issue.record("no answer to the request before it: \(line)")
      }
    }
    #expect(request == .finish)
  }
}
