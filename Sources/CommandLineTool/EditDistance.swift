/// How far two words are apart, for "did you mean".
package enum EditDistance {
  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other
  /// (optimal string alignment).
  package static func between(_ first: String, _ second: String) -> Int {
    let first = Array(first.unicodeScalars)
    let second = Array(second.unicodeScalars)
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        let replaced = last[j] + (first[i] == second[j] ? 0 : 1)
        var distance = min(replaced, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          distance = min(distance, beforeLast[j - 1] + 1)
        }
        row.append(distance)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }

  /// The nearest candidate, unless more than a third of the word would have to change.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    // Names of options are short; anything longer is not a slip of the finger.
    guard word.unicodeScalars.count <= 64 else { return nil }
    let measured = candidates.map { (candidate: $0, distance: between(word, $0)) }
    guard let nearest = measured.min(by: { $0.distance < $1.distance }) else { return nil }
    return nearest.distance <= max(1, word.unicodeScalars.count / 3) ? nearest.candidate : nil
  }
}
