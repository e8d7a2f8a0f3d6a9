/// What the commits of a change say of its own performance, by trailers of their messages.
///
/// Whether any of it counts is for the base side's policy to say.
package struct DeclaredChange: Equatable, Sendable {
  /// Benchmarks that have other names since the change.
  package let renames: [Rename]
  /// Regressions that the change asks to be accepted.
  package let accepted: [Acknowledgement]

  /// Makes what a change declares.
  package init(renames: [Rename] = [], accepted: [Acknowledgement] = []) {
    self.renames = renames
    self.accepted = accepted
  }

  /// Whether the change says nothing.
  package var isEmpty: Bool { renames.isEmpty && accepted.isEmpty }
}
