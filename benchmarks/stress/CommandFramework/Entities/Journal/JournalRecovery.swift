/// What opening a journal found.
package struct JournalRecovery: Sendable, Equatable {
  /// The records that were whole.
  package let records: Int
  /// The bytes of a torn write that were cut off the end; 0 after a clean end.
  package let bytesCut: Int

  package init(records: Int, bytesCut: Int) {
    self.records = records
    self.bytesCut = bytesCut
  }
}
