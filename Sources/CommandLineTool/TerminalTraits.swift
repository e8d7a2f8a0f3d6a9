/// What text may look like on one stream.
package struct TerminalTraits: Equatable, Sendable {
  /// Whether a person may be watching, so that progress can be shown.
  package let isTerminal: Bool
  package let usesColor: Bool
  package let usesUnicode: Bool
  package let width: Int

  /// Decides from plain values, so that every combination can be tested.
  ///
  /// - Parameter terminalWidth: the columns that the terminal itself reports, if it does.
  package init(environment: [String: String], isTerminal: Bool, terminalWidth: Int?, color: ColorChoice) {
    self.isTerminal = isTerminal
    self.usesColor = Self.usesColor(environment: environment, isTerminal: isTerminal, choice: color)
    self.usesUnicode = Self.usesUnicode(environment: environment)
    self.width = Self.width(environment: environment, terminalWidth: terminalWidth)
  }

  /// `--color` beats NO_COLOR (non-empty) beats CLICOLOR_FORCE and FORCE_COLOR beats what the terminal can do.
  ///
  /// Where both variables are set, projects disagree; refusing colour is the safer reading. A forcing variable that is
  /// empty, `0` or `false` does not force.
  static func usesColor(environment: [String: String], isTerminal: Bool, choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment["NO_COLOR", default: ""] != "" { return false }
    let forcing = ["CLICOLOR_FORCE", "FORCE_COLOR"].map { environment[$0, default: ""] }
    if forcing.contains(where: { !["", "0", "false"].contains($0) }) { return true }
    return isTerminal && !["", "dumb"].contains(environment["TERM", default: ""])
  }

  /// The first of LC_ALL, LC_CTYPE and LANG that is not empty decides, as in setlocale(3); a dumb terminal has none.
  static func usesUnicode(environment: [String: String]) -> Bool {
    if environment["TERM"] == "dumb" { return false }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  static func width(environment: [String: String], terminalWidth: Int?) -> Int {
    // A pseudo-terminal whose size nobody set reports 0; the upper bound keeps a mistyped COLUMNS from padding without
    // end.
    let plausible = 1...10_000
    let candidates = [terminalWidth, environment["COLUMNS"].flatMap { Int($0) }]
    return candidates.lazy.compactMap(\.self).first(where: plausible.contains) ?? 80
  }
}
