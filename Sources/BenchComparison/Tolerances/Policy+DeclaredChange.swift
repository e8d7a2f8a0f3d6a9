import BenchModel

extension Policy {
  /// The policy with what the commits of a change declare, as far as it lets them.
  ///
  /// A rename pairs only what would otherwise be a removed benchmark and an added one, and is taken from every change.
  /// An acknowledgement relaxes the gate, and is taken only where the policy of the base side says so.
  func holding(_ declared: DeclaredChange) -> Policy {
    if declared.isEmpty { return self }
    var policy = self
    policy.renames += declared.renames
    if acceptsByTrailer {
      policy.acknowledgements += declared.accepted
    } else {
      policy.warnings += declared.accepted.map { entry in
        "\(entry.origin) accepts a regression of '\(entry.benchmark)' and does not count: the base side's policy does "
          + "not say \"acceptByTrailer\": true."
      }
    }
    return policy
  }
}
