/// One step from a value to a value inside it.
enum JSONPathComponent: Equatable {
  case key(String)
  case index(Int)
}

extension [JSONPathComponent] {
  /// The path as people write it: `results[3].samples[0].values`; keys that are no plain words stand in quotes.
  var pathText: String {
    var text = ""
    for component in self {
      switch component {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where isPlainWord(key): text += (text.isEmpty ? "" : ".") + key
      case .key(let key): text += "[" + quotedForDisplay(key) + "]"
      }
    }
    return text
  }

  private func isPlainWord(_ key: String) -> Bool {
    // 64 bytes as in every other message: a longer key is shortened in quotes.
    !key.isEmpty && key.utf8.count <= 64
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }
}
