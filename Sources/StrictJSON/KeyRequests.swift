/// Which keys were asked for in which objects, to find those that nobody knows.
struct KeyRequests {
  private(set) var names: [Int: Set<[UInt8]>] = [:]

  /// Notes that an object is read by keys.
  mutating func open(_ object: Int) {
    names[object, default: []].formUnion([])
  }

  /// Notes that a key was asked for, whether the object has it or not.
  mutating func note(_ name: String, in object: Int) {
    names[object, default: []].insert(Array(name.utf8))
  }
}

extension DecodingSession {
  /// Refuses the first key that a decoded type did not ask for, where the options say so.
  func checkUnknownKeys() throws {
    guard notesRequests else { return }
    for object in requests.names.keys.sorted() {
      guard let known = requests.names[object] else { continue }
      var key = object + 1
      while key < document.end(of: object) {
        let text = document.nodes[key].text
        let name = text.decodedBytes(in: document.bytes)
        if !known.contains(name) {
          let problem = JSONProblem.unknownKey(text.string(in: document.bytes), meant: nearest(to: name, among: known))
          throw DecodingFailure(problem: problem, offset: document.nodes[key].offset)
        }
        key = document.end(of: key + 1)
      }
    }
  }

  /// The known key that was probably meant: at most a third of its letters differ, so that unrelated words stay silent.
  private func nearest(to name: [UInt8], among known: Set<[UInt8]>) -> String? {
    guard name.count <= 64 else { return nil }
    let candidates = known.map { (distance: editDistance(name, $0), key: String(decoding: $0, as: UTF8.self)) }
      .filter { $0.distance <= max(1, $0.key.utf8.count / 3) }
    return candidates.min { ($0.distance, $0.key) < ($1.distance, $1.key) }?.key
  }
}

/// How many bytes must be changed, added, removed or swapped with their neighbour, case not counted.
private func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
  let (first, second) = (first.map { $0 | 0x20 }, second.map { $0 | 0x20 })
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let change = last[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(change, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
