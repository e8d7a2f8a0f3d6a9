/// How an HTML page looks: one column, light and dark as the reader's system is, black on white when printed.
///
/// Every colour of text has a contrast of at least 4.5 to its background in both schemes (WCAG 2.2, 1.4.3).
enum HTMLStyle {
  /// The style sheet.
  static let lines = schemes + text + tables + pictures + print

  private static let schemes = [
    ":root { color-scheme: light dark; \(definitions(\.light)) }",
    // Paper is white, whatever the screen is.
    "@media screen and (prefers-color-scheme: dark) { :root { \(definitions(\.dark)) } }",
  ]

  private static func definitions(_ scheme: (PageColor) -> String) -> String {
    PageColor.allCases.map { "--\($0.rawValue): \(scheme($0));" }.joined(separator: " ")
  }

  private static let text = [
    "* { box-sizing: border-box; }",
    "body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }",
    "main { max-width: 96rem; margin: 0 auto; padding: 1rem; }",
    "h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }",
    "h2 { font-size: 1.25rem; margin-top: 2rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }",
    "h3 { font-size: 1.05rem; margin-top: 1.5rem; }",
    "p, li, summary, figcaption { overflow-wrap: anywhere; }",
    "code { font: .875em ui-monospace, monospace; background: var(--band); padding: .1em .3em; border-radius: 4px; }",
    "pre { background: var(--band); padding: .75rem; overflow-x: auto; border-radius: 6px; }",
    "pre code { padding: 0; background: none; }",
    ".note { border-left: 4px solid var(--line); padding: .25rem .75rem; }",
    ".note.warning { border-color: var(--doubtful); }",
    ".good { color: var(--good); } .bad { color: var(--bad); }",
    ".doubtful { color: var(--doubtful); } .faint { color: var(--faint); }",
    "details { margin: 1rem 0; } summary { cursor: pointer; }",
    ":focus-visible { outline: 2px solid var(--neutral); outline-offset: 2px; }",
  ]

  /// A verdict in the last column stays in sight while a table scrolls, and its edge shows that more lies below it.
  private static let tables = [
    ".table { overflow-x: auto; margin: 1rem 0; }",
    "table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }",
    "th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }",
    "thead th { background: var(--band); vertical-align: bottom; }",
    ".kept { position: sticky; right: 0; box-shadow: inset 1px 0 var(--line), -4px 0 6px -4px var(--faint); }",
    "tbody .kept { background: var(--paper); }",
    "tbody th { font-weight: normal; min-width: min(12rem, 40vw); }",
    // Names may be broken, but not after every word.
    "tbody td:not([class]) { min-width: min(6.5rem, 25vw); }",
    ".figure { text-align: right; } td.figure, td.word { white-space: nowrap; }",
  ]

  /// Pictures have the page's colours: a rule for an attribute comes before the attribute.
  private static let pictures =
    [
      "figure { margin: 1rem 0; } figcaption { font-size: .875rem; color: var(--faint); }",
      ".picture { overflow-x: auto; } .picture svg { display: block; }",
    ]
    + PageColor.allCases.map { color in
      let value = "var(--\(color.rawValue))"
      return "svg [fill=\"\(color.light)\"] { fill: \(value); } svg [stroke=\"\(color.light)\"] { stroke: \(value); }"
    }

  /// On paper nothing scrolls and nothing unfolds, so that all of it is there.
  private static let print = [
    "@page { size: landscape; margin: 12mm; }",
    "@media print { main { max-width: none; padding: 0; } table { font-size: .65rem; }",
    "  th, td { padding: .15rem .3rem; } td.figure, td.word { white-space: normal; }",
    "  tbody th, tbody td:not([class]) { min-width: 0; } .kept { position: static; box-shadow: none; }",
    "  .table, .picture, pre { overflow: visible; } .picture svg { max-width: 100%; height: auto; }",
    "  pre { white-space: pre-wrap; } tr, figure, svg { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }",
    "  details::details-content { content-visibility: visible; } }",
  ]
}
