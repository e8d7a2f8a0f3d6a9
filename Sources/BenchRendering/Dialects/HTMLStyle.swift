/// How an HTML page looks: one column, light and dark as the reader's system is, black on white when printed.
///
/// Every colour of text has a contrast of at least 4.5 to its background in both schemes (WCAG 2.2, 1.4.3).
enum HTMLStyle {
  /// The style sheet.
  ///
  /// The last column, which holds the verdict, stays in sight while a table scrolls.
  static let lines = [
    ":root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --line: #d1d9e0; --band: #f6f8fa;",
    "  --good: #116329; --bad: #b3161f; --doubtful: #7d4e00; --faint: #59636e; }",
    "@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --band: #151b23;",
    "  --good: #56d364; --bad: #ff8a80; --doubtful: #e3b341; --faint: #9aa4af; } }",
    "* { box-sizing: border-box; }",
    "body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }",
    "main { max-width: 96rem; margin: 0 auto; padding: 1rem; }",
    "h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }",
    "h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }",
    "h3 { font-size: 1.05rem; margin-top: 1.5rem; }",
    "p, li, summary { overflow-wrap: anywhere; }",
    "code { font: .875em ui-monospace, monospace; background: var(--band); padding: .1em .3em; border-radius: 4px; }",
    "pre { background: var(--band); padding: .75rem; overflow-x: auto; border-radius: 6px; }",
    "pre code { padding: 0; background: none; }",
    ".table { overflow-x: auto; margin: 1rem 0; }",
    "table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }",
    "th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }",
    "thead tr > :last-child, tbody tr > :last-child { position: sticky; right: 0; background: var(--paper); }",
    "thead th, thead tr > :last-child { background: var(--band); }",
    "tbody th { font-weight: normal; min-width: min(12rem, 40vw); }",
    "th.figure, td.figure { text-align: right; white-space: nowrap; }",
    ".note { border-left: 4px solid var(--line); padding: .25rem .75rem; }",
    ".note.warning { border-color: var(--doubtful); }",
    ".good { color: var(--good); } .bad { color: var(--bad); }",
    ".doubtful { color: var(--doubtful); } .faint { color: var(--faint); }",
    "details { margin: 1rem 0; } summary { cursor: pointer; }",
    "@media print { :root { --ink: #000000; --paper: #ffffff; --band: #ffffff; }",
    "  main { max-width: none; padding: 0; } .table { overflow: visible; } tr { break-inside: avoid; } }",
  ]
}
