import BenchModel

extension RowAcknowledgement {
  /// What was acknowledged and what that does for the row, as it stands below a table.
  var remark: Inline {
    let given: Inline = """
      up to \(name: acknowledgement.bound.description) until \(name: acknowledgement.expires.description) \
      (\(name: acknowledgement.origin)): \(sentence: acknowledgement.reason)
      """
    return switch standing {
    case .covers: "acknowledged \(given)"
    case .exceeded: "beyond what was acknowledged \(given)"
    case .expired: "the acknowledgement has expired: \(given)"
    case .undated: "the day is not known, so that nothing is acknowledged: \(given)"
    }
  }
}
