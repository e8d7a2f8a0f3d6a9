import BenchModel
import StrictJSON
import Testing

@Suite("Metric")
struct MetricTests {
  @Test("That it is signed is written where it is, and read as not where nothing says so")
  func signed() throws {
    let encoder = StrictJSONEncoder(layout: .compact)
    let plain = #"{"direction":"smaller","name":"time","nature":"noisy","unit":"ns"}"#
    let signed = #"{"direction":"smaller","name":"live-memory","nature":"noisy","signed":true,"unit":"B"}"#
    for (metric, text) in [(Metric.time, plain), (.liveMemory, signed)] {
      #expect(String(decoding: try encoder.encode(metric), as: UTF8.self) == text)
      #expect(try StrictJSONDecoder().decode(Metric.self, from: Array(text.utf8)) == metric)
    }
  }

  @Test("What is stated under load is better where it is larger; growth is exact and signed")
  func catalogue() {
    #expect([Metric.throughput, .speedUp, .efficiency].allSatisfy { $0.direction == .larger && !$0.isSigned })
    #expect(
      [Metric.liveBlockGrowth, .descriptorGrowth, .threadGrowth, .temporaryFileGrowth]
        .allSatisfy { $0.nature == .exact && $0.isSigned && !$0.isDiagnostic })
    #expect(Metric.liveMemory.isDiagnostic && Metric.speedUp.isDiagnostic && !Metric.throughput.isDiagnostic)
  }
}
