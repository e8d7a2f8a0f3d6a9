import BenchModel

/// What a row says in words where its figures do not speak for themselves.
enum RowNote {
  /// A word of warning where no loss could ever exceed the tolerance.
  static func unreachable(_ tolerance: Double, _ subject: MetricSubject) -> String? {
    guard subject.metric.direction == .larger, tolerance >= 1 else { return nil }
    return
      "Nothing can lose more than all of it: with \(PercentText.plain(tolerance)) accepted, this row cannot regress."
  }

  static func joined(_ notes: String?...) -> String? {
    let present = notes.compactMap { $0 }
    return present.isEmpty ? nil : present.joined(separator: " ")
  }
}
