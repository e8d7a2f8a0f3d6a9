/// The position automaton of a pattern (Glushkov 1961): one state for each class in it, no empty moves, so that a set
/// of states is one machine word pair and a step is a few bit operations.
struct PositionAutomaton: Sendable {
  private typealias Positions = UInt128

  private struct Fragment {
    var isNullable: Bool
    var first: Positions
    var last: Positions
  }

  private var classes: [ScalarClass] = []
  private var follow: [Positions] = []
  // For each ASCII scalar the positions whose class has it.
  private var ascii: [Positions] = []
  private var whole = Fragment(isNullable: true, first: 0, last: 0)
  private let startAnchored: Bool
  private let endAnchored: Bool

  init(_ node: PatternNode, source: String, startAnchored: Bool, endAnchored: Bool) throws(PatternError) {
    self.startAnchored = startAnchored
    self.endAnchored = endAnchored
    do {
      whole = try add(node)
    } catch {
      let reason = "more than \(Positions.bitWidth) classes once repetitions are written out; use a length rule"
      throw PatternError(source: source, offset: 0, reason: reason)
    }
    ascii = (UInt8(0)..<0x80).map { positions(of: Unicode.Scalar($0)) }
  }

  func matches(_ text: String) -> Bool {
    if whole.isNullable, !(startAnchored && endAnchored) || text.isEmpty { return true }
    var current: Positions = 0
    var isFirst = true
    for scalar in text.unicodeScalars {
      var reachable: Positions = isFirst || !startAnchored ? whole.first : 0
      isFirst = false
      while current != 0 {
        reachable |= follow[current.trailingZeroBitCount]
        current &= current - 1
      }
      current = reachable & (scalar.isASCII ? ascii[Int(scalar.value)] : positions(of: scalar))
      if !endAnchored, current & whole.last != 0 { return true }
      if startAnchored, current == 0 { return false }
    }
    return endAnchored && current & whole.last != 0
  }

  private func positions(of scalar: Unicode.Scalar) -> Positions {
    var result: Positions = 0
    for (index, scalarClass) in classes.enumerated() where scalarClass.contains(scalar) { result |= 1 << index }
    return result
  }

  private struct TooLarge: Error {}

  private mutating func add(_ node: PatternNode) throws(TooLarge) -> Fragment {
    switch node {
    case .empty:
      return Fragment(isNullable: true, first: 0, last: 0)
    case .one(let scalarClass):
      guard classes.count < Positions.bitWidth else { throw TooLarge() }
      let position: Positions = 1 << classes.count
      classes.append(scalarClass)
      follow.append(0)
      return Fragment(isNullable: false, first: position, last: position)
    case .sequence(let nodes):
      var result = Fragment(isNullable: true, first: 0, last: 0)
      for node in nodes { result = join(result, try add(node)) }
      return result
    case .choice(let nodes):
      var result = Fragment(isNullable: false, first: 0, last: 0)
      for node in nodes {
        let branch = try add(node)
        result.isNullable = result.isNullable || branch.isNullable
        result.first |= branch.first
        result.last |= branch.last
      }
      return result
    case .repetition(let node, let least, let most):
      return try addRepetition(of: node, least: least, most: most)
    }
  }

  /// Writes the repetition out: the required copies, then optional ones or a loop.
  private mutating func addRepetition(of node: PatternNode, least: Int, most: Int?) throws(TooLarge) -> Fragment {
    var result = Fragment(isNullable: true, first: 0, last: 0)
    let copies = most ?? max(least, 1)
    for copy in 0..<copies {
      let before = classes.count
      var next = try add(node)
      // A node without classes matches only nothing, however often.
      guard classes.count > before else { return next }
      if copy >= least { next.isNullable = true }
      if most == nil, copy == copies - 1 { connect(next.last, to: next.first) }
      result = join(result, next)
    }
    return result
  }

  private mutating func join(_ left: Fragment, _ right: Fragment) -> Fragment {
    connect(left.last, to: right.first)
    return Fragment(
      isNullable: left.isNullable && right.isNullable,
      first: left.first | (left.isNullable ? right.first : 0),
      last: right.last | (right.isNullable ? left.last : 0))
  }

  private mutating func connect(_ sources: Positions, to targets: Positions) {
    var rest = sources
    while rest != 0 {
      follow[rest.trailingZeroBitCount] |= targets
      rest &= rest - 1
    }
  }
}
