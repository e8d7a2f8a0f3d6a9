/// A kind of file that says how things are to be done, such as a policy.
package protocol ConfigurationFormat {
  /// What such a file says.
  associatedtype Content

  /// Reads a file.
  ///
  /// - Parameter source: How errors name it.
  /// - Throws: the place in the file, what is wrong there and what to do.
  static func read(_ bytes: [UInt8], source: String) throws(FormatError) -> Content
}
