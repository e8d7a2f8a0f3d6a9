import BenchModel
import Testing

@testable import BenchRunner

@Suite("Harnesses")
struct HarnessCatalogueTests {
  @Test("Every harness is found by its name, and no two have one")
  func names() {
    #expect(Set(Harness.all.map(\.name)).count == Harness.all.count)
    for harness in Harness.all { #expect(Harness.named(harness.name)?.name == harness.name) }
    #expect(Harness.named("none") == nil)
  }

  @Test("A harness that is told a benchmark has a place for it, and one that writes has a place for a path")
  func places() {
    for harness in Harness.all {
      let words = harness.arguments + Array(harness.variables.values)
      #expect(words.contains { $0.contains("{benchmark}") } == (harness.choosing != nil), "\(harness.name)")
      if case .printed = harness.output { continue }
      #expect(words.contains { $0.contains("{output}") }, "\(harness.name)")
    }
  }

  @Test("Go is told each part of a name by an expression of its own, without the number of processors")
  func goNames() {
    let id = BenchmarkID(
      group: "example.org/p", name: "Parse/a.b(c)",
      parameters: [.init(name: "n", value: "10"), .init(name: "GOMAXPROCS", value: "8")])
    #expect(HarnessPattern.ofGo(id) == #"^BenchmarkParse$/^a\.b\(c\)$/^n=10$"#)
    #expect(HarnessPattern.ofGo(BenchmarkID(group: "p", name: "X")) == "^BenchmarkX$")
  }

  @Test("An expression matches one name and heeds none of its signs")
  func expressions() {
    #expect(
      HarnessPattern.expression(BenchmarkID(group: "", name: "BM<int>/8/real_time+[x]"))
        == #"^BM<int>/8/real_time\+\[x\]$"#)
  }

  @Test("Tests of Swift Testing, benchmarks of JMH and those of Deno are told exactly, each in its tool's own way")
  func otherNames() throws {
    let test = BenchmarkID(
      group: "Mod.Sums", name: "parse(text:)", parameters: [.init(name: "arguments", value: "\"a\"")])
    #expect(HarnessPattern.ofSwiftTesting(test) == #"^Mod\.Sums[./]parse\(text:\)(/|$)"#)
    let pattern = try Regex(HarnessPattern.ofSwiftTesting(BenchmarkID(group: "Mod", name: "free()")))
    #expect("Mod.free()/T.swift:4:2".firstMatch(of: pattern) != nil && "Mod.free()".firstMatch(of: pattern) != nil)
    #expect("Mod.free().nested()".firstMatch(of: pattern) == nil)
    #expect(HarnessPattern.ofJMH(BenchmarkID(group: "org.x.Sums", name: "sum")) == #"^org\.x\.Sums\.sum$"#)
    #expect(HarnessPattern.ofJMH(BenchmarkID(group: "", name: "sum")) == "^sum$")
    #expect(HarnessPattern.ofDeno(BenchmarkID(group: "a.ts", name: "url/a (b)")) == #"/^url\/a \(b\)$/"#)
  }

  @Test("Names of package-benchmark stand between a heading for each target and an empty line")
  func sections() {
    let list = """
      Building for debugging...

      Target 'Sums' available benchmarks:
      parse
      print all

      Target 'Others' available benchmarks:
      other
      """
    let names = HarnessLine.sections(of: Array(list.utf8), HarnessLine.isHeadingOfPackageBenchmark)
    #expect(names == ["parse", "print all", "other"])
    #expect(HarnessLine.sections(of: Array("a\nb\n".utf8), HarnessLine.isHeadingOfPackageBenchmark).isEmpty)
  }

  @Test("A test case of Catch2 is told without its sections, and without what its language of tests heeds")
  func catch2() {
    #expect(HarnessPattern.ofCatch2(BenchmarkID(group: "a, [b]*/one section", name: "n")) == #"a\, \[b]\*"#)
  }

  @Test("A name may hold what stands for a path, and a command what stands for a benchmark")
  func braces() {
    let suite = HarnessedSuite(.googleBenchmark, arguments: ["./s", "{benchmark}"])
    let call = suite.call(["--f={benchmark}", "--o={output}"], choosing: "{output}", output: "/o")
    #expect(call == ["./s", "{benchmark}", "--f={output}", "--o=/o"])
  }

  @Test("Names are told from the other lines of a list")
  func lines() {
    #expect(HarnessLine.ofPytest("PASSED a/b.py::test[x - y z]") == "a/b.py::test[x - y z]")
    #expect(HarnessLine.ofPytest("FAILED a.py::test_b - assert 1 == 2") == "a.py::test_b")
    #expect(HarnessLine.ofPytest("2 passed, 1 skipped in 0.03s") == nil)
    #expect(HarnessLine.ofRust("m::sum: benchmark") == "m::sum" && HarnessLine.ofRust("m::t: test") == nil)
    #expect(HarnessLine.ofRust("a/b: bench") == "a/b")
    #expect(HarnessLine.ofRust("0 tests, 2 benchmarks") == nil)
    #expect(HarnessLine.ofXCTest("Mod.Sums/testSum") == "Mod.Sums/testSum")
    #expect(HarnessLine.ofXCTest("Listing 2 tests in /a/b.xctest:") == nil)
    #expect(HarnessLine.markOfXCTest("Mod.Sums/testSum") == "Test Case 'Sums.testSum' measured [")
  }

  @Test("Go's program is built where nobody says how; a program that is looked for on the path is nobody's to build")
  func builds() {
    #expect(HarnessedSuite(.go, arguments: ["./p.test", "-x"]).build == ["go", "test", "-c", "-o", "./p.test", "."])
    #expect(HarnessedSuite(.go, arguments: ["p.test"]).build == nil)
    #expect(HarnessedSuite(.googleBenchmark, arguments: ["./g"]).build == nil)
  }
}
