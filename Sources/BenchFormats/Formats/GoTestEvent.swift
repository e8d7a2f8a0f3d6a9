import StrictJSON

/// What an event of `go test -json` says of output.
struct GoTestEvent {
  /// The package that printed; empty where the event names none.
  private(set) var package = ""
  /// What it printed, which may be a part of a line; nil if the event is of another kind.
  private(set) var output: [UInt8]?

  /// Reads a line of the file.
  init(_ line: [UInt8]) throws(JSONError) {
    var json = try JSONPullReader(line)
    var action: String?
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "Action") {
        action = try json.readString()
      } else if json.matches(key, "Package") {
        package = try json.readOptionalString() ?? ""
      } else if json.matches(key, "Output") {
        output = try json.readOptionalString().map { Array($0.utf8) }
      } else {
        try json.skipValue()
      }
    }
    if action == nil { throw json.failure(.missingKey("Action")) }
    try json.finish()
    if action != "output" { output = nil }
  }

  /// Whether a text begins with an event and not with a line of its own.
  static func isFirst(in text: [UInt8]) -> Bool {
    var lines = LineSequence(text)
    while let line = lines.next() {
      if let first = text[line].first(where: { $0 != 0x20 && $0 != 0x09 }) { return first == UInt8(ascii: "{") }
    }
    return false
  }
}
