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
