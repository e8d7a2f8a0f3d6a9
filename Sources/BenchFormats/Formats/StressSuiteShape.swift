import StrictJSON

/// What tells a file of the Python stress suite from others: nothing but lists of benchmarks.
struct StressSuiteShape: Decodable {
  /// The first member that is no list; nil where there is none.
  let other: String?
  /// The keys of the first entries of each list.
  let entryKeys: Set<String>

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: TextKey.self)
    var keys: Set<String> = []
    for key in object.allKeys {
      guard var entries = try? object.nestedUnkeyedContainer(forKey: key) else {
        (other, entryKeys) = (key.stringValue, [])
        return
      }
      if !entries.isAtEnd, let first = try? entries.nestedContainer(keyedBy: TextKey.self) {
        keys.formUnion(first.allKeys.map(\.stringValue))
      }
    }
    (other, entryKeys) = (nil, keys)
  }
}

/// The groups of a file of the Python stress suite, in the order in which it has them.
struct StressSuiteGroups: Decodable {
  /// A group with its benchmarks.
  struct Group {
    let name: String
    let entries: [StressSuiteEntry]
  }

  let groups: [Group]

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: TextKey.self)
    groups = try object.allKeys.map { key in
      Group(name: key.stringValue, entries: try object.decode([StressSuiteEntry].self, forKey: key))
    }
  }
}
