/// A key or index known only at run time.
struct AnyKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(_ component: JSONPathComponent) {
    switch component {
    case .key(let key): (stringValue, intValue) = (key, nil)
    case .index(let index): (stringValue, intValue) = ("\(index)", index)
    }
  }

  init(stringValue: String) {
    (self.stringValue, intValue) = (stringValue, nil)
  }

  init(intValue: Int) {
    (stringValue, self.intValue) = ("\(intValue)", intValue)
  }

  /// The key under which a superclass keeps its part.
  static let superclass = AnyKey(stringValue: "super")
}
