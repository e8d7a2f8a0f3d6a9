import BenchModel

extension ComparisonRow {
  /// What the figures do not say: why a row is invalid, what its interval leaves out, whether it gates.
  private var remark: Inline? {
    // More may follow the note's last sentence.
    let note: Inline? = note.map { .sentence($0.hasSuffix(".") ? String($0.dropLast()) : $0) }
    var parts: [Inline] = []
    // Of load nobody asks which way is better, and the note says that it gates nothing.
    let isLoad = obstacle == .directionUnknown && metric?.isLoad == true
    if let obstacle, !isLoad {
      parts.append(note.map { "\(word: obstacle): \($0)" } ?? .word(obstacle))
    } else if let note {
      parts.append(note)
    }
    if let confirmation { parts.append(confirmation.remark(isOfSession: evidence == .paired)) }
    if tooGood != nil {
      parts.append(
        failsByImprovement ? "too good: may have measured nothing, and fails" : "too good: may have measured nothing")
    }
    if !gates, !isLoad, [.regressed, .invalid, .inconclusive].contains(verdict) { parts.append("does not gate") }
    if let severity, severity != .fail, let severityOrigin { parts.append("by \(name: severityOrigin)") }
    if let acknowledgement { parts.append(acknowledgement.remark) }
    if parts.isEmpty { return nil }
    return parts.dropFirst().reduce(parts[0]) { "\($0); \($1)" }
  }

  /// The remarks of rows; one that holds for several rows is made once, with their number.
  static func remarks(on rows: [ComparisonRow]) -> [Inline] {
    var order: [Inline] = []
    var subjects: [Inline: [Inline]] = [:]
    for row in rows {
      guard let remark = row.remark else { continue }
      if subjects[remark] == nil { order.append(remark) }
      subjects[remark, default: []].append(row.metric == nil ? row.title : "\(row.title) \(row.metricText)")
    }
    return order.map { remark in
      let named = subjects[remark] ?? []
      return named.count == 1 ? "\(named[0]): \(remark)" : "\(named.count) rows: \(remark)"
    }
  }
}

extension RowConfirmation {
  /// What a second session or a second pair of files said, after what the first one had found.
  fileprivate func remark(isOfSession: Bool) -> Inline {
    let what: Inline = isOfSession ? "session" : "pair of files"
    let first: Inline = firstChange.map { "\(.change($0)) in a first \(what)" } ?? "regressed in a first \(what)"
    return state == .confirmed ? "confirmed by a second \(what) (\(first))" : "\(first), not confirmed by a second one"
  }
}
