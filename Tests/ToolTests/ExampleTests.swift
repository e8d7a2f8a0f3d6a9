import BenchModel
import CommandLineTool
import Testing

@Suite("Examples of the documentation")
struct ExampleTests {
  @Test("Every Swift example stands in a program that is built with the tests")
  func standInPrograms() throws {
    let examples = try SwiftExample.all()
    let programs = try SwiftExample.programs()
    for place in ["README.md", "Sources/Benchmarking/Benchmarking.docc", "Sources/Benchmarking/Authoring"] {
      #expect(examples.contains { $0.place.hasPrefix(place) }, "the examples of \(place) are not found")
    }
    for example in examples where !example.isManifest {
      #expect(programs.contains { example.stands(in: $0) }, "\(example) is in no program:\n\(example.text)")
    }
  }

  @Test("The suites of the examples are measured", arguments: ["FirstPage", "Sorting", "Fragments"])
  func suites(name: String) throws {
    let directory = try ScratchDirectory()
    let ended = try directory.run(
      "bench-run", "--worker", "\(ScratchDirectory.tools)/\(name)", "--allow-debug", "--quick", "--launches", "1",
      "-o", "run.json")
    #expect(ended.status == 0, "\(ended.errors)")
    let run = try directory.runFile("run.json")
    #expect(!run.results.isEmpty && run.results.allSatisfy { $0.status == .measured })
    if name == "Fragments" {
      #expect(run.results.contains { $0.relativeTo == BenchmarkID(group: "arrays", name: "copy") })
      #expect(run.metrics.contains { $0.name == "compressed-size" && $0.nature == .exact })
    }
  }

  @Test("The script of the examples prints what it measured")
  func script() throws {
    let ended = try ScratchDirectory().run("Script")
    #expect(ended.status == 0 && ended.output.hasPrefix("sort:\n  Iterations: 1,000\n  Mean: "))
  }

  @Test("The manifest of the examples makes a package that can be built, whatever the folder of this one is called")
  func manifest() throws {
    let manifests = try SwiftExample.all().filter(\.isManifest)
    #expect(!manifests.isEmpty)
    for manifest in manifests {
      let directory = try ScratchDirectory()
      #expect(manifest.text.contains("\"../bench-tools\""))
      try directory.put(
        manifest.text.replacing("\"../bench-tools\"", with: "\"\(SwiftExample.package)\""), at: "Package.swift")
      try directory.put("import Benchmarking\n", at: "Sources/Sorting/Sorting.swift")
      // The steps of a build are planned, which resolves every name, and none is done.
      let ended = try directory.shell(
        "swift build --print-manifest-job-graph > graph", environment: ProcessSurroundings.environment())
      #expect(ended.status == 0, "\(manifest): \(ended.errors)")
      #expect(try directory.text("graph").contains("Benchmarking.swiftmodule"))
    }
  }
}
