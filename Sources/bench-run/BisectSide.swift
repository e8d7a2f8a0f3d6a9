import BenchRunner

/// A commit that is measured.
struct BisectSide {
  let commit: String
  let subject: Subject
  let checkout: BuiltCheckout

  /// Takes off the disk what was made for it only.
  func remove() { checkout.remove() }
}
