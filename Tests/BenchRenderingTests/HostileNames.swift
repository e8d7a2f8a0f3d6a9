/// Names that somebody might give a benchmark so that a page does something other than show them.
enum HostileNames {
  static let all: [String] = commands + invisible + markdown + fences + terminal + shapes

  private static let commands = [
    "::error::boom", "::error file=a.swift,line=1::x", "::stop-commands::token", "::add-mask::secret",
    "::set-output name=a::b", "  ::warning::indented", "\u{3000}::error::wide space", "x ::error::after a space",
    "x\n::error::after a line feed", "x\r::error::after a return", "x\r\n::debug::both", ":", ":: ", ":::",
    "\t::error::tab",
    "##[group]x", "##[error]x", "a##[endgroup]", "##", "#", "###[x]", "#\u{200B}#[x]", "##vso[task.complete]",
    "##teamcity[testStarted name='a']", "%0A::error::escaped", "[", "$(id)", "`id`", "=cmd|' /C calc'!A0", "@SUM(1)",
    "+1", "-1", "../../etc/passwd",
  ]

  private static let invisible = [
    "", " ", "   ", " a", "a ", "\u{A0}", "a\u{0}b", "\u{7}", "\u{8}\u{8}", "a\tb", "\u{B}", "\u{C}", "\u{7F}",
    "\u{85}next line", "\u{9B}31m", "\u{90}payload\u{9C}", "a\u{2028}::error::b", "a\u{2029}b", "\u{202E}txt.exe",
    "\u{202A}\u{202B}\u{202C}\u{202D}", "\u{2066}\u{2067}\u{2068}\u{2069}", "\u{200E}\u{200F}\u{61C}",
    "a\u{200B}b", "a\u{200C}b\u{200D}c", "\u{FEFF}bom", "\u{2060}\u{2061}", "\u{AD}soft", "\u{180E}", "\u{3164}",
    "\u{FFA0}", "\u{E0041}\u{E0042}", "\u{FE0F}", "\u{FFFE}", "\u{FFFF}", "\u{34F}", "\u{301}leading accent",
    "`\u{301}|\u{301}", "\u{10FFFF}", "\u{1D173}",
  ]

  private static let markdown = [
    "`", "``", "```", "` `` ```", "`a`", "a`", "`a", "a``b", "|", "a|b", "a\\|b", "a\\\\|b", "\\", "a\\", "||||",
    "[x](javascript:alert(1))", "![x](http://evil.test/x.png)", "](javascript:alert(1))", "[x]: http://evil.test",
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<!-- x", "--> x", "</details>", "</summary><b>",
    "<http://evil.test>", "http://evil.test", "https://evil.test/a?b=c", "www.evil.test", "ftp://evil.test",
    "mail@evil.test", "mailto:mail@evil.test", "@octocat", "&#64;octocat", "\\@octocat", "@org/team", "#123", "GH-123",
    "owner/repo#1", "0123456789abcdef0123456789abcdef01234567", "octocat@0123456", "**bold**", "__bold__", "~~gone~~",
    "# heading", "## heading", "- item", "* item", "+ item", "1. item", "1) item", "> quote", "---", "===", "***",
    "- [ ] task", "    code", "~~~", "```\n```", ":smile:", "$x$", "$$x$$", "&lt;b&gt;", "&amp;", "[^1]", "[!NOTE]",
    "| --- | --- |", "a | b | c", "'; DROP TABLE x; --",
  ]

  /// Runs of backticks about as long as parsers count, with something behind them.
  private static let fences =
    [31, 80, 200].flatMap { length in
      let run = String(repeating: "`", count: length)
      return ["\(run)<img src=x> @octocat", "\(run)\n\(run)\n<b>@octocat", "a \(run) [x](http://evil.test)"]
    } + [String(repeating: "`", count: 256) + "\n<b>@octocat www.evil.test"]

  private static let terminal = [
    "\u{1B}[31mred", "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{1B}]8;;http://evil.test\u{1B}\\link\u{1B}]8;;\u{1B}\\",
    "\u{1B}P+q544e\u{1B}\\", "\u{1B}c", "%s%n", "\\u{1B}[31m", "\\x1b[0m",
  ]

  private static let shapes = [
    String(repeating: "x", count: 10_000), String(repeating: "`", count: 10_000), String(repeating: "|", count: 10_000),
    String(repeating: "word ", count: 2_000), String(repeating: "e\u{301}", count: 300),
    "Z" + String(repeating: "\u{30D}", count: 1_000), "日本語のベンチマークの名前がとても長い場合にはどうなるか",
    "👩‍👩‍👧‍👦 family", "🇩🇪🇫🇷", "ﷺ", "\u{0BB8}\u{0BCD}\u{0BB0}\u{0BC0}", "std::vector<int>::push_back", "::global::name", "a::b",
  ]
}
