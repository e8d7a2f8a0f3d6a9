import Testing

@testable import CommandLineTool

@Suite("Manual page")
struct ManPageTests {
  private static let syntax = CommandLineSyntax(
    tool: "compare --past", summary: "Looks back: as far as it can. Says when.",
    positionals: [.init("FILE", isOptional: true, help: "'Where' – it is.")],
    options: [.value("by", short: "b", of: "N", isRepeatable: true, help: "How far.")], exitStatuses: [.passed],
    examples: [.init("compare --past 'a b' \\", "…looks.")])

  @Test("It has the usual sections, and nothing in it is read as a macro or loses a sign")
  func page() {
    let text = ManPage(Self.syntax, build: BuildStamp(version: "1.2", commit: "abc", day: "2026-01-02")).text
    #expect(
      text == #"""
        .TH COMPARE-PAST 1 "2026-01-02" "bench-tools 1.2"
        .SH NAME
        compare\-past \- looks back
        .SH SYNOPSIS
        .B compare \-\-past
        [options] [FILE]
        .SH DESCRIPTION
        Looks back: as far as it can. Says when.
        .TP
        \fIFILE\fP
        \(aqWhere\(aq \[u2013] it is.
        .SH OPTIONS
        .TP
        \fB\-b\fP, \fB\-\-by\fP \fIN\fP
        How far. Repeatable.
        .SH HELP
        .TP
        \fB\-h\fP, \fB\-\-help\fP
        Show this help and end.
        .TP
        \fB\-\-version\fP
        Show version and commit and end.
        .TP
        \fB\-\-generate\-man\fP
        Print the manual page and end.
        .TP
        \fB\-\-generate\-completion\fP \fISHELL\fP
        Print completions for bash, zsh or fish and end.
        .SH EXIT STATUS
        .TP
        \fB0\fP
        passed
        .SH EXAMPLES
        .TP
        \fBcompare \-\-past \(aqa b\(aq \e\fP
        \[u2026]looks.
        .SH SEE ALSO
        \fBbench\-run\fP(1), \fBbench\-compare\fP(1), \fBbench\-report\fP(1)

        """#)
  }

  @Test("A build says what it was told, and else that it was not")
  func stamp() {
    #expect(BuildStamp(version: "1.2", commit: "abc").description == "1.2 (commit abc)")
    #expect(BuildStamp().description == "\(BuildStamp.usualVersion) (commit not recorded)")
  }
}
