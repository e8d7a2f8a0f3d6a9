/// Reads a pattern's text by recursive descent.
struct PatternParser {
  // Deeper nesting than any pattern has; it keeps the recursion off the end of the stack.
  private static let deepestGroup = 50

  private let source: String
  private var scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  let startAnchored: Bool
  let endAnchored: Bool

  init(_ source: String) throws(PatternError) {
    self.source = source
    scalars = Array(source.unicodeScalars)
    startAnchored = scalars.first == "^"
    let escapes = scalars.dropLast().reversed().prefix { $0 == "\\" }.count
    endAnchored = scalars.last == "$" && escapes.isMultiple(of: 2)
    if endAnchored { scalars.removeLast() }
    if startAnchored { position = min(1, scalars.count) }
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try choice()
    guard position == scalars.count else { throw error("unmatched )") }
    if case .choice = node, startAnchored || endAnchored {
      throw error("an anchor beside | must be outside a group: ^(a|b)$")
    }
    return node
  }

  private mutating func choice() throws(PatternError) -> PatternNode {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = peek, next != "|", next != ")" { parts.append(try quantified()) }
    return parts.count == 1 ? parts[0] : (parts.isEmpty ? .empty : .sequence(parts))
  }

  private mutating func quantified() throws(PatternError) -> PatternNode {
    let node = try atom()
    var least = 1
    var most: Int? = 1
    switch peek {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{": return try counted(node)
    default: return node
    }
    position += 1
    return try closed(.repetition(node, least: least, most: most))
  }

  private mutating func counted(_ node: PatternNode) throws(PatternError) -> PatternNode {
    position += 1
    guard let least = number() else { throw error("a number must follow {") }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw error("} is missing") }
    if let most, most < least { throw error("the repetition's limits are reversed") }
    return try closed(.repetition(node, least: least, most: most))
  }

  /// A lazy mark is passed over; a second quantifier is refused.
  private mutating func closed(_ node: PatternNode) throws(PatternError) -> PatternNode {
    _ = take("?")
    if let next = peek, next == "*" || next == "+" || next == "?" || next == "{" {
      throw error("a quantifier cannot follow a quantifier")
    }
    return node
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next = peek, ("0"..."9").contains(next) {
      digits.unicodeScalars.append(next)
      position += 1
    }
    return Int(digits)
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    guard let next = peek else { throw error("the pattern ends too early") }
    position += 1
    switch next {
    case ".": return .one(.anyButNewline)
    case "[": return .one(try scalarClass())
    case "(": return try group()
    case "\\": return .one(ScalarClass(items: [try escape()]))
    case "*", "+", "?", "{": throw error("nothing to repeat before \(next)")
    case "^", "$": throw error("an anchor can only stand first or last")
    default: return .one(ScalarClass(items: [.range(next...next)]))
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    if take("?"), !take(":") { throw error("only (…) and (?:…) are supported") }
    depth += 1
    guard depth <= Self.deepestGroup else { throw error("groups are nested deeper than \(Self.deepestGroup)") }
    let node = try choice()
    guard take(")") else { throw error(") is missing") }
    depth -= 1
    return node
  }

  private mutating func scalarClass() throws(PatternError) -> ScalarClass {
    var result = ScalarClass(items: [])
    result.isNegated = take("^")
    repeat {
      let lower = try classItem()
      guard case .range(let first) = lower, peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]"
      else {
        result.items.append(lower)
        continue
      }
      position += 1
      guard case .range(let last) = try classItem(), first.lowerBound <= last.lowerBound else {
        throw error("the range is reversed or has no end")
      }
      result.items.append(.range(first.lowerBound...last.lowerBound))
    } while !take("]")
    return result
  }

  private mutating func classItem() throws(PatternError) -> ScalarClass.Item {
    guard let next = peek else { throw error("] is missing") }
    position += 1
    return next == "\\" ? try escape() : .range(next...next)
  }

  private mutating func escape() throws(PatternError) -> ScalarClass.Item {
    guard let next = peek else { throw error("nothing follows the backslash") }
    position += 1
    switch next {
    case "d": return .digit
    case "D": return .not(.digit)
    case "w": return .word
    case "W": return .not(.word)
    case "s": return .space
    case "S": return .not(.space)
    case "n": return .range("\n"..."\n")
    case "r": return .range("\r"..."\r")
    case "t": return .range("\t"..."\t")
    default:
      guard !next.properties.isAlphabetic, !("0"..."9").contains(next) else {
        throw error("\\\(next) is not supported")
      }
      return .range(next...next)
    }
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private func error(_ reason: String) -> PatternError {
    PatternError(source: source, offset: position, reason: reason)
  }
}
