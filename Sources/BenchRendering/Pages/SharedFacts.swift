import BenchModel

/// What all rows of a table share, so that it stands once below them and not in each.
struct SharedFacts: Sendable {
  /// The group of their benchmarks.
  let group: String?
  /// The confidence of their intervals, where both ends have one and the same.
  let confidence: Double?
  let tolerance: Tolerance?
  let toleranceOrigin: String?
  let evidence: Evidence?

  init(of rows: [ComparisonRow]) {
    group = rows.map(\.id).sharedGroup
    let areOfBothEnds = rows.allSatisfy { $0.change?.upperConfidence == nil }
    confidence = areOfBothEnds ? Self.only(rows.compactMap { $0.change?.confidence }) : nil
    // A single row says more in its own cell than a sentence about all of them.
    let compared = rows.count > 1 ? rows.filter { $0.evidence != nil } : []
    let isPlain = compared.allSatisfy { row in
      row.tolerance.flatMap { rule in row.toleranceShare.map { ($0 - rule.relative).magnitude <= 1e-9 } } ?? false
    }
    tolerance = isPlain ? Self.only(compared.compactMap(\.tolerance)) : nil
    toleranceOrigin = Self.only(compared.compactMap(\.toleranceOrigin).map(ByteKey.init)).map(\.text)
    evidence = Self.only(compared.compactMap(\.evidence))
  }

  /// What they share, in a sentence; nil where that is nothing.
  var sentence: Inline? {
    var parts: [Inline] = []
    switch (tolerance, toleranceOrigin) {
    case (let tolerance?, let origin?): parts.append("tolerance \(name: tolerance.description) by \(name: origin)")
    case (let tolerance?, nil): parts.append("tolerance \(name: tolerance.description)")
    case (nil, let origin?): parts.append("tolerance by \(name: origin)")
    case (nil, nil): break
    }
    if let evidence { parts.append("evidence \(word: evidence)") }
    return parts.isEmpty ? nil : "All of these rows: \(Inline.commaSeparated(parts))."
  }

  private static func only<Value: Hashable>(_ values: [Value]) -> Value? {
    let distinct = Set(values)
    return distinct.count == 1 ? distinct.first : nil
  }
}
