import FoundationEssentials

/// Names that somebody might give a benchmark so that a page does something other than show them.
enum HostileNames {
  static let all: [String] = handmade + fences + long

  /// Those of `hostile-names.json`, which `.ci/check-hostile` sends through the built tools.
  private static let handmade: [String] = {
    let file = #filePath
    let end = file.lastIndex(of: "/") ?? file.startIndex
    let content = try? Data(contentsOf: URL(filePath: file[..<end] + "/hostile-names.json"))
    return content.flatMap { try? JSONDecoder().decode([String].self, from: $0) } ?? []
  }()

  /// Runs of backticks about as long as parsers count, with something behind them.
  private static let fences: [String] = {
    let run = String(repeating: "`", count: 200)
    return [
      "\(run)<img src=x> @octocat", "\(run)\n\(run)\n<b>@octocat", "a \(run) [x](http://evil.test)",
      String(repeating: "`", count: 256) + "\n<b>@octocat www.evil.test",
    ]
  }()

  private static let long = [
    String(repeating: "x", count: 10_000), String(repeating: "`", count: 10_000), String(repeating: "|", count: 10_000),
    String(repeating: "word ", count: 2_000), String(repeating: "e\u{301}", count: 300),
    "Z" + String(repeating: "\u{30D}", count: 1_000),
  ]
}
