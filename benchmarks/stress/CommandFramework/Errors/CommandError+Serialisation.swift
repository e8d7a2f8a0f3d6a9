extension CommandError: ValueConvertible {
  package var encoded: Value {
    var members: [String: Value] = [
      "key": .string(key),
      "category": .string(category.rawValue),
      "symbol": .string(symbol.rawValue),
      "path": path.encoded,
      "runtime_path": runtimePath.encoded,
      "message": .string(message),
      "context": .object(context),
      "is_fatal": .bool(isFatal),
      "severity": .string(severity.name),
    ]
    if let suggestion { members["suggestion"] = .string(suggestion) }
    if let helpURL { members["help_url"] = .string(helpURL) }
    if let cause { members["cause"] = cause.encoded }
    return .object(members)
  }

  /// Writes the same members as `encoded`, without building it first.
  package func write(into writer: inout JSONWriter) {
    writer.object {
      $0.member("category") { $0.write(category.rawValue) }
      if let cause { $0.member("cause") { cause.write(into: &$0) } }
      $0.member("context") { $0.write(.object(context)) }
      if let helpURL { $0.member("help_url") { $0.write(helpURL) } }
      $0.member("is_fatal") { $0.write(.bool(isFatal)) }
      $0.member("key") { $0.write(key) }
      $0.member("message") { $0.write(message) }
      $0.member("path") { writer in writer.array { for name in path { $0.write(name) } } }
      $0.member("runtime_path") { writer in writer.array { for name in runtimePath { $0.write(name) } } }
      $0.member("severity") { $0.write(severity.name) }
      if let suggestion { $0.member("suggestion") { $0.write(suggestion) } }
      $0.member("symbol") { $0.write(symbol.rawValue) }
    }
  }

  /// Compact JSON text with sorted names.
  package var json: String {
    var writer = JSONWriter()
    write(into: &writer)
    return writer.text
  }
}
