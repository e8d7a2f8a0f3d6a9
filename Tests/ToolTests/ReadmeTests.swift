import Benchmarking
import SafeFiles
import StrictJSON
import Testing

@Suite("README")
struct ReadmeTests {
  private func transcript() throws -> [(speaker: String, line: String)] {
    let path = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    let readme = String(decoding: try InputFile.bytes(at: "/\(path)/README.md", limit: 1 << 20), as: UTF8.self)
    return readme.split(separator: "\n").compactMap { line in
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
    #expect(hello.hello == WorkerProtocol.version && hello.benchmarks.count == 1)
    var request: WorkerRequest?
    for (speaker, line) in lines.dropFirst() {
      if speaker == "runner" {
        request = try decoder.decode(WorkerRequest.self, from: Array(line.utf8))
        continue
      }
      switch (request, try decoder.decode(WorkerAnswer.self, from: Array(line.utf8))) {
      case (.prepare, .prepared), (.calibrate, .calibrated): break
      case (.warmUp(let wanted), .measured(let iterations, let times)),
        (.measure(let wanted), .measured(let iterations, let times)):
        #expect(wanted == iterations && times.count == 1)
      case (.timeOperations(let laps, let wanted), .measured(let iterations, let times)):
        #expect(wanted == iterations && times.count == laps)
      case (.probe, .probed(let figures)): #expect(!figures.isEmpty)
      default: Issue.record("no answer to the request before it: \(line)")
      }
    }
    #expect(request == .finish)
  }
}
