import CommandLineTool
import Testing

@testable import bench_compare
@testable import bench_report
@testable import bench_run

extension CommandLineSyntax: CustomTestStringConvertible {
  /// The name, instead of the whole table.
  public var testDescription: String { tool }
}

@Suite("Help of every tool")
struct HelpToolTests {
  /// Each syntax, and what else belongs to its tool.
  static let tools = [RunOptions.syntax, CompareOptions.syntax, ReportOptions.syntax]
  static let all = tools.flatMap { [$0] + $0.commands }

  @Test("The first page fits two screens of 40 lines of 80 columns", arguments: all)
  func size(syntax: CommandLineSyntax) {
    let lines = syntax.help(width: 80).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 80, "\(syntax.tool) has \(lines.count) lines")
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test("Every option is on the first page or on that of a topic, every status on the first", arguments: all)
  func completeness(syntax: CommandLineSyntax) {
    let first = syntax.help(width: 80)
    let pages = [first] + syntax.topics.map { syntax.help(on: $0.name, width: 80) }
    for option in syntax.options {
      #expect(pages.contains { $0.contains("--\(option.name)") }, "\(syntax.tool) --\(option.name)")
    }
    for status in syntax.exitStatuses { #expect(first.contains("\n  \(status.code) ")) }
    for topic in syntax.topics { #expect(first.contains("\n  \(topic.name) ")) }
  }

  @Test("No option stands twice, under its name or its letter", arguments: all)
  func uniqueness(syntax: CommandLineSyntax) {
    let names = syntax.options.map(\.name)
    let letters = syntax.options.compactMap(\.short)
    #expect(Set(names).count == names.count && Set(letters).count == letters.count, "\(syntax.tool)")
  }

  @Test("Topics, commands and their pages are printed by the tools, each with its version")
  func printed() throws {
    let directory = try ScratchDirectory()
    for tool in Self.tools {
      for name in tool.topics.map(\.name) + tool.commands.compactMap(\.helpName) {
        let ended = try directory.run(tool.tool, "help", name)
        #expect(ended.status == 0 && ended.errors.isEmpty && !ended.output.isEmpty, "\(tool.tool) help \(name)")
      }
      let version = try directory.run(tool.tool, "--version")
      #expect(version.output == "\(tool.tool) \(BuildStamp.current.description)\n")
      let wrong = try directory.run(tool.tool, "help", "xyzzy")
      #expect(wrong.status == 64 && wrong.errors.contains("there is no help on 'xyzzy', but on "))
    }
    #expect(try directory.run("bench-run", "gate", "--generate-man").output.hasPrefix(".TH BENCH-RUN-GATE 1 "))
    #expect(
      try directory.run("bench-compare", "--history", "--generate-man").output.hasPrefix(".TH BENCH-COMPARE-HISTORY "))
  }

  @Test("Every metric has its meaning in the help")
  func metrics() {
    let page = RunOptions.syntax.help(on: "metrics", width: 80)
    for metric in RunOptions.metrics { #expect(page.contains("\n  \(metric.word) ")) }
    #expect(RunOptions.metrics.count >= 20)
  }
}
