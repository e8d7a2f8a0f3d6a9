import BenchModel
import FoundationEssentials
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

  @Test("A metric is in the catalogue once, and its meaning begins as what follows a name")
  func meanings() {
    let names = Metric.catalogue.map(\.metric.name)
    #expect(Set(names).count == names.count)
    for known in Metric.catalogue {
      let meaning = known.meaning.description
      #expect(meaning.first?.isLowercase == true && !meaning.hasSuffix("."), "\(known.metric.name)")
      #expect(known.detail?.description.hasSuffix(".") != false, "\(known.metric.name)")
      #expect(known.metric.known?.metric == known.metric)
    }
    #expect(Metric.allocations.known?.sentences.hasSuffix("Those of all threads count. Exact.") == true)
    #expect(Metric(name: "furlongs", unit: .count).known == nil)
  }

  @Test("The page of metrics says what the catalogue says; with RECORD_GOLDEN=1 it is written, and the test fails")
  func page() throws {
    let rows = Metric.catalogue.map { known in
      "| `\(known.metric.name)` | \(known.metric.unit.symbol) | \(known.sentences) |"
    }
    let page = (Self.opening + rows).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try page.write(toFile: Self.path, atomically: true, encoding: .utf8)
      Issue.record("recorded Metrics.md: look at the difference, then run without RECORD_GOLDEN")
      return
    }
    #expect(try String(contentsOfFile: Self.path, encoding: .utf8).utf8.elementsEqual(page.utf8), "it is now:\n\(page)")
  }

  private static let opening = [
    "# Metrics", "", "What the tools measure by themselves, and what each of them means.", "", "## Overview", "",
    "A benchmark may state metrics of its own beside these. Values are stored in the unit of the second column.", "",
    "| metric | unit | meaning |", "| --- | --- | --- |",
  ]

  private static let path: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/Sources/BenchModel/BenchModel.docc/Metrics.md"
  }()
}
