import StrictJSON

/// What an event of `go test -json` says.
struct GoTestEvent {
  /// The package that printed; empty where the event names none.
  private(set) var package = ""
  /// The benchmark that printed; empty where the event names none, as from the second repetition on.
  private(set) var test = ""
  /// What it printed, which may be a part of a line; nil if the event is of another kind.
  private(set) var output: [UInt8]?
  /// Whether a package could not be built.
  let isFailedBuild: Bool
  /// Whether it says that a benchmark begins.
  let isBegin: Bool

  /// Reads a line of the file; nil for an object that is no event.
  init?(_ line: [UInt8]) throws(JSONError) {
    var json = try JSONPullReader(line)
    var action: String?
    try json.beginObject()
    while let key = try json.nextKey() {
      if json.matches(key, "Action") {
        action = try json.readString()
      } else if json.matches(key, "Package") {
        package = try json.readOptionalString() ?? ""
      } else if json.matches(key, "Test") {
        test = try json.readOptionalString() ?? ""
      } else if json.matches(key, "Output") {
        output = try json.readOptionalString().map { PlainText.uncoloured(Array($0.utf8)) }
      } else {
        try json.skipValue()
      }
    }
    try json.finish()
    guard let action else { return nil }
    isFailedBuild = action == "build-fail"
    isBegin = action == "run" && test.utf8.starts(with: GoBenchmarkLine.resultStart)
    if action != "output" { output = nil }
  }
}
