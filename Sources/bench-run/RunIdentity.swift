import CommandLineTool

/// Names an invocation: its second, and enough chance that no other run of that second has the same name.
enum RunIdentity {
  static func make(secondsSinceEpoch seconds: Int) -> String {
    let chance = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    return "\(Timestamp.text(secondsSinceEpoch: seconds))-\(chance)"
  }
}
