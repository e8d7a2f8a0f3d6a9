import BenchModel

/// Entries of a text whose names are unique, or else are told apart by what they were found in.
struct NamedEntries<Entry> {
  private var found: [(context: String, name: String, entry: Entry)] = []

  /// Adds an entry; the context is that of the file, such as a target or a suite, and empty where there is none.
  mutating func add(_ name: String, in context: String, _ entry: Entry) { found.append((context, name, entry)) }

  /// Every entry with its identity: the context is a part of it only where entries of several share a name.
  var identified: [(id: BenchmarkID, entry: Entry)] {
    var contexts: [ByteKey: Set<ByteKey>] = [:]
    for one in found { contexts[ByteKey(one.name), default: []].insert(ByteKey(one.context)) }
    return found.map { one in
      let isShared = contexts[ByteKey(one.name)]?.count ?? 0 > 1
      return (BenchmarkID(group: isShared ? one.context : "", name: one.name), one.entry)
    }
  }
}
