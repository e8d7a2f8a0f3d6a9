/// What the commits of a change say of its performance.
///
/// ```
/// Performance-Renamed: sort/* -> sorting/*
/// Performance-Accepted: parser/* +12% until 2026-12-31: checks what it reads
/// ```
package enum ChangeTrailers {
  /// `Performance-Renamed: old -> new`.
  package static let renamed = "Performance-Renamed"
  /// `Performance-Accepted: benchmark +12% until 2026-12-31: reason`.
  package static let accepted = "Performance-Accepted"

  private static let renamedForm = "'\(renamed): OLD -> NEW', with as many '*' in both names"
  private static let acceptedForm = "'\(accepted): BENCHMARK +12% until 2026-12-31: REASON'"

  /// Those of the trailers that say something of performance.
  package static func told(by trailers: [CommitTrailer]) -> [CommitTrailer] {
    trailers.filter { $0.isNamed(renamed) || $0.isNamed(accepted) }
  }

  /// Reads the trailers of the commits between the base and the head, in any order; those that say nothing of
  /// performance are passed over.
  ///
  /// What was renamed twice is renamed once, from its first name to its last one, and what was renamed back is not.
  ///
  /// - Throws: which commit says what nobody understands.
  package static func read(_ trailers: [CommitTrailer]) throws(TrailerError) -> DeclaredChange {
    var renames: [Rename] = []
    var acknowledgements: [Acknowledgement] = []
    for trailer in trailers {
      if trailer.isNamed(renamed) { renames.append(try rename(trailer)) }
      if trailer.isNamed(accepted) { acknowledgements.append(try acknowledgement(trailer)) }
    }
    return DeclaredChange(renames: chained(renames), accepted: acknowledgements)
  }

  private static func origin(of trailer: CommitTrailer) -> String {
    "\(trailer.key) of commit \(trailer.commit.prefix(12))"
  }

  private static func fault(_ trailer: CommitTrailer, _ form: String) -> TrailerError {
    TrailerError(trailer: trailer, expected: form)
  }

  private static func rename(_ trailer: CommitTrailer) throws(TrailerError) -> Rename {
    let arrows = places(of: " -> ", in: trailer.value)
    guard arrows.count == 1,
      let rename = try? Rename(
        from: String(trailer.value[..<arrows[0].lowerBound]), to: String(trailer.value[arrows[0].upperBound...]),
        origin: origin(of: trailer), commit: trailer.commit)
    else { throw fault(trailer, renamedForm) }
    return rename
  }

  /// Puts together what several commits renamed one after the other.
  private static func chained(_ renames: [Rename]) -> [Rename] {
    var chained = renames
    while let (first, second) = Self.link(in: chained) {
      let (before, after) = (chained[first], chained[second])
      let isBack = before.from.isSameName(as: after.to)
      // Two sound renames make a sound one, since all three names have as many '*'.
      let joined =
        isBack
        ? nil : try? Rename(from: before.from, to: after.to, origin: after.origin, commit: after.commit)
      for place in [max(first, second), min(first, second)] { chained.remove(at: place) }
      if let joined { chained.append(joined) }
    }
    return chained
  }

  /// Two renames of which the second one begins where the first one ends.
  private static func link(in renames: [Rename]) -> (Int, Int)? {
    for first in renames.indices {
      for second in renames.indices where first != second && renames[first].to.isSameName(as: renames[second].from) {
        return (first, second)
      }
    }
    return nil
  }

  /// `BENCHMARK +BOUND until DAY: REASON`; a name may hold spaces and colons, so that the day is looked for.
  private static func acknowledgement(
    _ trailer: CommitTrailer
  ) throws(TrailerError) -> Acknowledgement {
    let form = fault(trailer, acceptedForm)
    for range in places(of: " until ", in: trailer.value) {
      let subject = trailer.value[..<range.lowerBound]
      let rest = trailer.value[range.upperBound...]
      guard let colon = rest.firstIndex(of: ":"), let expires = try? CalendarDate(String(rest[..<colon])),
        let space = subject.lastIndex(of: " ")
      else { continue }
      let word = subject[subject.index(after: space)...]
      let reason = rest[rest.index(after: colon)...].drop { $0 == " " }
      let name = subject[..<space]
      guard word.hasPrefix("+"), let bound = try? Tolerance(String(word.dropFirst())),
        bound.relative > 0 || (bound.floor?.value ?? 0) > 0, !reason.isEmpty, !name.isEmpty
      else { throw form }
      return Acknowledgement(
        benchmark: String(name), bound: bound, reason: String(reason), expires: expires,
        origin: origin(of: trailer), commit: trailer.commit)
    }
    throw form
  }

  /// Where a text holds another one.
  private static func places(of part: String, in text: String) -> [Range<String.Index>] {
    text.indices.compactMap { start in
      guard text[start...].hasPrefix(part) else { return nil }
      return start..<text.index(start, offsetBy: part.count)
    }
  }
}
