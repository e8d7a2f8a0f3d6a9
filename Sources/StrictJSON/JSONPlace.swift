/// Where a problem stands, as far as it is known when it is found; line, column and path are worked out when somebody
/// asks for them.
///
/// Whoever tries whether a text is a document drops the error, and finding its line reads all that was read once more.
enum JSONPlace: Sendable {
  /// Both are known; there is no position while a document is written.
  case known(JSONPosition?, path: String)
  /// A byte of a document that is held as a whole.
  case byte(Int, of: [UInt8])
  /// Behind a stretch of text, of a document whose beginning is no longer held.
  case behind(ArraySlice<UInt8>, PassedText)

  /// Line and column.
  var position: JSONPosition? {
    switch self {
    case .known(let position, _): position
    case .byte(let offset, let bytes): JSONLocator(bytes: bytes).position(of: offset)
    case .behind(let text, let passed): passed.position(behind: text)
    }
  }

  /// The keys and indices that lead there; empty where they are not known.
  var path: String {
    switch self {
    case .known(_, let path): path
    case .byte(let offset, let bytes): JSONLocator(bytes: bytes).path(to: offset).pathText
    case .behind: ""
    }
  }
}
