package import BenchModel

/// A line of text on a page, made of our own words and of text from outside, which are kept apart by construction.
///
/// It is written as a string literal. The literal's own words and its numbers are plain; text from outside can only be
/// interpolated as a `name` or a `sentence`, and is escaped on its way in.
package struct Inline: Hashable, Sendable {
  /// What a run means, for surfaces that can colour it.
  package enum Role: Sendable {
    /// As it should be.
    case good
    /// What a reader has to act on.
    case bad
    /// What a reader ought to know.
    case warning
    /// What a reader may pass over.
    case faint
  }

  /// A stretch of text of one kind.
  package struct Run: Hashable, Sendable {
    /// Where the text comes from.
    package enum Kind: Sendable {
      /// Our own words and figures.
      case plain
      /// A name from outside; it is set apart from our words.
      case name
      /// A sentence that may hold names from outside.
      case sentence
    }

    /// Where the text comes from.
    package let kind: Kind
    /// The text.
    package let text: String
    /// What the run means.
    package fileprivate(set) var role: Role?
    /// Whether the run stands out.
    package fileprivate(set) var isStrong = false

    fileprivate init(kind: Kind, text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// The stretches, in order.
  package private(set) var runs: [Run] = []

  /// The text alone, without its meanings.
  package var text: String { runs.map(\.text).joined() }

  /// Whether there is nothing to print.
  package var isEmpty: Bool { runs.isEmpty }

  /// Makes a line with nothing on it.
  package init() {}

  /// A name from outside.
  package static func name(_ raw: String) -> Inline { "\(name: raw)" }

  /// A sentence that may hold names from outside.
  package static func sentence(_ raw: String) -> Inline { "\(sentence: raw)" }

  /// A word of one of our own enumerations.
  package static func word<Word: RawRepresentable>(_ word: Word) -> Inline where Word.RawValue == String {
    "\(word: word)"
  }

  /// The same line with a meaning.
  package func role(_ role: Role?) -> Inline {
    var copy = self
    for index in copy.runs.indices { copy.runs[index].role = role }
    return copy
  }

  /// The same line, standing out.
  package func strong() -> Inline {
    var copy = self
    for index in copy.runs.indices { copy.runs[index].isStrong = true }
    return copy
  }

  /// What the console form of a result says below its name.
  package static func consoleLines(of summary: Summary, memoryPeakBytes: Double?) -> [Inline] {
    summary.consoleForm(name: "", memoryPeakBytes: memoryPeakBytes).split(separator: "\n").dropFirst()
      .map { line in Inline(stringLiteral: String(line)) }
  }

  /// Lines put together, with a comma between each two.
  package static func commaSeparated(_ lines: [Inline]) -> Inline {
    lines.enumerated().reduce(Inline()) { $1.offset == 0 ? $1.element : "\($0), \($1.element)" }
  }
}

extension Inline: ExpressibleByStringInterpolation {
  /// Makes a line of our own words; for literals only.
  package init(stringLiteral literal: String) {
    runs = literal.isEmpty ? [] : [Run(kind: .plain, text: literal)]
  }

  /// Makes a line of our own words and what is interpolated into them; for literals only.
  package init(stringInterpolation: Interpolation) {
    runs = stringInterpolation.runs
  }

  /// Collects the runs of a literal; a bare string has no way in.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    /// Begins an empty line.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds our own words.
    package mutating func appendLiteral(_ literal: String) {
      append(.plain, literal)
    }

    /// Adds another line with its meanings.
    package mutating func appendInterpolation(_ line: Inline) {
      runs += line.runs
    }

    /// Adds a name from outside.
    package mutating func appendInterpolation(name raw: String, limit: Int = SafeText.nameLimit) {
      append(.name, SafeText(name: raw, limit: limit).text)
    }

    /// Adds a sentence that may hold names from outside.
    package mutating func appendInterpolation(sentence raw: String) {
      append(.sentence, SafeText(sentence: raw).text)
    }

    /// Adds a line of a program's output, for code blocks.
    package mutating func appendInterpolation(outputLine raw: String, limit: Int = SafeText.nameLimit) {
      append(.name, SafeText(outputLine: raw, limit: limit).text)
    }

    /// Adds our own words from a table.
    package mutating func appendInterpolation(words: StaticString) {
      append(.plain, words.description)
    }

    /// Adds a whole number with its thousands grouped.
    package mutating func appendInterpolation(_ number: Int) {
      append(.plain, DecimalText.grouped(number))
    }

    /// Adds the day of a moment, whose form was checked when it was read.
    package mutating func appendInterpolation(day moment: Instant) {
      append(.plain, moment.day)
    }

    /// Adds a number with so many significant digits.
    package mutating func appendInterpolation(_ number: Double, digits: Int) {
      append(.plain, DecimalText.significant(number, digits: digits))
    }

    /// Adds a number that somebody chose, with no more significant digits than it needs.
    package mutating func appendInterpolation(_ number: Double, chosen digits: Int) {
      append(.plain, DecimalText.chosen(number, digits: digits))
    }

    /// Adds a number with a fixed count of decimals.
    package mutating func appendInterpolation(_ number: Double, decimals: Int) {
      append(.plain, DecimalText.fixed(number, decimals: decimals))
    }

    /// Adds a word of one of our own enumerations.
    package mutating func appendInterpolation<Word: RawRepresentable>(word: Word) where Word.RawValue == String {
      append(.plain, word.rawValue)
    }

    /// Adds the symbol of a scaled unit; the symbol of a unit that we do not know is a name from outside.
    mutating func appendInterpolation(_ scale: Quantity.Scale, unit: Metric.Unit) {
      let ours: [Metric.Unit] = [.nanoseconds, .bytes, .count, .perSecond]
      if ours.contains(unit) { return append(.plain, scale.symbol) }
      append(.plain, " ")
      append(.name, SafeText(name: unit.symbol, limit: Self.unitLimit).text)
    }

    private mutating func append(_ kind: Run.Kind, _ text: String) {
      if !text.isEmpty { runs.append(Run(kind: kind, text: text)) }
    }

    /// No unit that people write is longer.
    private static let unitLimit = 16
  }
}
