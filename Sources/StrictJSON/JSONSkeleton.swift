/// An object whose members were taken one by one, put together again without the elements of a list.
///
/// Of a document that is mostly one list no more has to be held than this and one element.
package struct JSONSkeleton {
  private var bytes: [UInt8] = Array("{".utf8)
  private var lines = 1
  private var members: [(line: Int, part: JSONPart)] = []

  /// Starts without a member.
  package init() {}

  /// Adds a member.
  ///
  /// - Parameter key: the key as it was written, without its quotes.
  package mutating func append(_ key: some Sequence<UInt8>, _ part: JSONPart) {
    begin(key)
    members.append((lines, part))
    bytes += part.bytes
    lines += part.bytes.count { $0 == UInt8(ascii: "\n") }
  }

  /// Adds a list, and none of its elements.
  ///
  /// - Parameter key: the key as it was written, without its quotes.
  package mutating func appendList(_ key: some Sequence<UInt8>) {
    begin(key)
    bytes += "[]".utf8
  }

  /// Reads the object; errors of what is decoded of it name places in it, until they are ``located(_:)``.
  package func document(options: JSONReadingOptions = JSONReadingOptions()) throws(JSONError) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(bytes + Array("\n}".utf8), options: options)
    } catch {
      throw located(error)
    }
  }

  /// An error in this object as one of the document that its members were taken from.
  package func located(_ error: JSONError) -> JSONError {
    guard let position = error.position, let member = members.last(where: { $0.line <= position.line }) else {
      return error
    }
    let inner = JSONPosition(line: position.line - member.line + 1, column: position.column)
    return JSONError(position: member.part.position(of: inner), path: error.path, problem: error.problem)
  }

  /// Each value begins a line, so that lines tell members apart.
  private mutating func begin(_ key: some Sequence<UInt8>) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes += "\n\"".utf8
    bytes += key
    bytes += "\":\n".utf8
    lines += 2
  }
}
