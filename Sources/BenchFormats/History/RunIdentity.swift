package import BenchModel

/// What makes two lines records of one run: its identifier and the machine, both by their bytes, whatever commit they
/// name.
package struct RunIdentity: Hashable, Sendable {
  /// The identifier of the run.
  package let run: ByteKey
  /// The key of the machine.
  package let machine: ByteKey

  /// Puts an identity together.
  package init(run: String, machine: String) {
    self.run = ByteKey(run)
    self.machine = ByteKey(machine)
  }
}
