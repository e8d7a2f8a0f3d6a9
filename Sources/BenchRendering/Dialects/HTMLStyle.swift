/// How an HTML page looks: one column, light and dark as the reader's system is, black on white when printed.
///
/// Every colour of text has a contrast of at least 4.5 to its background in both schemes (WCAG 2.2, 1.4.3).
enum HTMLStyle {
  /// The style sheet.
  static let lines = schemes + text + tables + cards + pictures + print

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
    "h2, h3, p, li, summary, figcaption { overflow-wrap: anywhere; }",
    "code { font: .875em ui-monospace, monospace; background: var(--band); padding: .1em .3em; border-radius: 4px; }",
    "pre { background: var(--band); padding: .75rem; overflow-x: auto; border-radius: 6px; white-space: pre-wrap;",
    "  overflow-wrap: anywhere; }",
    "pre code { padding: 0; background: none; }",
    ".note { border-left: 4px solid var(--line); padding: .25rem .75rem; }",
    ".note.warning { border-color: var(--doubtful); }",
    ".good { color: var(--good); } .bad { color: var(--bad); }",
    ".doubtful { color: var(--doubtful); } .faint { color: var(--faint); }",
    "details { margin: 1rem 0; } summary { cursor: pointer; }",
    ".filter input { font: inherit; color: inherit; background: var(--band); border: 1px solid var(--faint);",
    "  border-radius: 6px; padding: .25rem .5rem; width: min(24rem, 60vw); } .filter output { color: var(--faint); }",
    "[hidden] { display: none !important; }",
    ":focus-visible { outline: 2px solid var(--neutral); outline-offset: 2px; }",
  ]

  /// Cells break between words before a table scrolls, and names anywhere.
  private static let tables = [
    ".table { overflow-x: auto; margin: 1rem 0; }",
    "table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }",
    "th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }",
    "thead th { background: var(--band); vertical-align: bottom; }",
    "tbody th { font-weight: normal; min-width: min(12rem, 40vw); }",
    // Names may be broken, but not after every word.
    "tbody td:not([class]) { min-width: min(6.5rem, 25vw); }",
    "tbody th, tbody td:not([class]) { overflow-wrap: anywhere; } .figure { text-align: right; }",
    // A figure is not torn from its unit, nor a change from its interval, where a name can give way.
    "@media screen and (min-width: 40.01rem) { tbody td.figure { white-space: nowrap; } }",
  ]

  /// On a phone a row is a card: its name above, and below it each figure behind the title of its column.
  private static let cards = [
    "@media screen and (max-width: 40rem) {",
    "  thead { display: none; } table, tbody, tr, tbody th { display: block; } table { font-size: .9rem; }",
    "  tr { border: 1px solid var(--line); border-radius: 6px; margin-bottom: .4rem; padding: .25rem .5rem; }",
    "  tbody th { border: 0; padding: 0; font-weight: 600; } tbody th code { background: none; padding: 0; }",
    "  tbody td, tbody td:not([class]) { display: inline; border: 0; padding: 0; margin-right: .7rem;",
    "    min-width: 0; text-align: left; overflow-wrap: anywhere; } td:empty { display: none !important; }",
    "  tbody td.word, tbody td.figure { display: inline-block; text-align: left; }",
    "  td::before { color: var(--faint); font-size: .8rem; margin-right: .35rem; } .wide { display: none; }",
    "  h1 { font-size: 1.25rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1rem 0 .5rem; } main { padding: .75rem; }",
    "  p { margin: .5rem 0; } body { font-size: .95rem; line-height: 1.4; } }",
    "@media print, (min-width: 40.01rem) { .narrow { display: none; } }",
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
    "  th, td { padding: .15rem .3rem; } tbody th, tbody td:not([class]) { min-width: 0; }",
    "  .table, .picture, pre { overflow: visible; } .picture svg { max-width: 100%; height: auto; }",
    "  tr, figure, svg { break-inside: avoid; } h1, h2, h3 { break-after: avoid; }",
    "  details::details-content { content-visibility: visible; } }",
  ]
}
