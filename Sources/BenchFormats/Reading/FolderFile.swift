/// A file of a folder that is read as a whole.
package struct FolderFile: Sendable {
  /// The path inside the folder.
  package let path: String
  /// What the file holds.
  package let bytes: [UInt8]

  /// Names a file's bytes.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
