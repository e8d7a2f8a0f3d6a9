/// A regular expression over Unicode scalars, compiled once and matched in time linear in the text.
///
/// Supported: literals, `.`, classes `[a-z\d]` and `[^…]`, `\d \w \s` and their negations, groups, `|`, `* + ? {n,m}`
/// (greedy or lazy, which is the same for a yes-or-no answer), `^` first and `$` last. Without anchors the expression
/// may match anywhere. Back-references and look-around are refused: they have no linear-time matcher.
package struct Pattern: Sendable, Equatable {
  package let source: String
  private let automaton: PositionAutomaton

  package init(_ source: String) throws(PatternError) {
    var parser = try PatternParser(source)
    let node = try parser.parse()
    self.source = source
    automaton = try PositionAutomaton(
      node, source: source, startAnchored: parser.startAnchored, endAnchored: parser.endAnchored)
  }

  package func matches(_ text: String) -> Bool { automaton.matches(text) }

  package static func == (left: Pattern, right: Pattern) -> Bool { left.source == right.source }
}

extension Pattern: ExpressibleByStringLiteral {
  /// A pattern in the source of a program, where a malformed one is the programmer's mistake.
  package init(stringLiteral source: String) {
    do {
      self = try Pattern(source)
    } catch {
      preconditionFailure(error.description)
    }
  }
}

/// Why a pattern cannot be compiled, and where.
package struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
  package let source: String
  /// The number of scalars before the place.
  package let offset: Int
  package let reason: String

  package var description: String { "pattern \(source), offset \(offset): \(reason)" }
}
