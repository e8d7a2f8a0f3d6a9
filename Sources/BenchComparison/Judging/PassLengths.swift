import BenchModel

/// Over how many iterations each side counted, where the sides counted over passes of different length.
struct PassLengths: Sendable {
  let baseline: Int
  let current: Int

  /// Takes the lengths of two samples; nil where they are alike, or where a side has several.
  init?(_ baseline: Sample?, _ current: Sample?) {
    guard let before = Self.only(baseline), let after = Self.only(current), before != after else { return nil }
    (self.baseline, self.current) = (before, after)
  }

  /// Whether one and the same program could have given both counts, by a part that it does once a pass.
  ///
  /// 26 an iteration and one a pass are 26.01 over 100 iterations and 26.1 over 10. A count that is larger over the
  /// longer pass, or that would need a negative part an iteration, is another program's.
  func couldExplain(_ before: Double, _ after: Double) -> Bool {
    let (first, second) = (Double(baseline), Double(current))
    let onceAPass = (before - after) / (1 / first - 1 / second)
    // Both counts were divided and rounded.
    return onceAPass >= 0 && onceAPass / first <= before * (1 + 1e-9)
  }

  /// What a row says that cannot be decided for it.
  var note: String {
    "Counted over passes of \(baseline) iteration\(baseline == 1 ? "" : "s") in the baseline and \(current) in the "
      + "current run, which a part done once a pass makes differ: measure both by one version of the tool."
  }

  private static func only(_ sample: Sample?) -> Int? {
    guard let lengths = sample?.iterations, let first = lengths.first, first > 0, lengths.allSatisfy({ $0 == first })
    else { return nil }
    return first
  }
}
