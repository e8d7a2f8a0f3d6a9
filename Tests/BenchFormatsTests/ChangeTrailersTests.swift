import BenchModel
import Testing

@testable import BenchFormats

@Suite("Trailers of commits")
struct ChangeTrailersTests {
  private static func trailers(_ message: String) -> [String] {
    CommitTrailers(of: message, commit: "c").all.map { "\($0.key): \($0.value)" }
  }

  @Test(
    "They are found where git-interpret-trailers finds them",
    arguments: [
      ("title\n\nK: v", ["K: v"]), ("title\n\nK: v\n\n \n", ["K: v"]), ("K: v", []), ("K: v\n", []),
      ("title\nK: v\n", []), ("title\n\nbody\n\nK: v\nL : w\n", ["K: v", "L: w"]),
      ("title\n\nK: v\n\nbody\n", []), ("title\n\nbody\nK: v\n", []),
      ("title\n\nsome words\nK: v\nSigned-off-by: a\n", ["K: v", "Signed-off-by: a"]),
      ("title\n\none\ntwo\nthree\nfour\nSigned-off-by: a\n", []),
      ("title\n\none\ntwo\nthree\nSigned-off-by: a\n", ["Signed-off-by: a"]),
      ("title\n\nK: v\n(cherry picked from commit 1)\nmore\n", ["K: v"]),
      ("title\n\nK: a\n  b\n\tc\nL: d\n", ["K: a b c", "L: d"]), ("title\n\nbody\n  K: v\n", []),
      ("title\n\n  K: v\nL: w\n", []), ("title\n\nK: v\n# a comment\nL: w\n", ["K: v", "L: w"]),
      ("title\n\nA key: v\n", []), ("title\n\nK:\n", ["K: "]), ("title\r\n\r\nK: v\r\n", ["K: v"]), ("", []),
      ("# comment\n\nK: v\n", ["K: v"]),
    ])
  func places(message: String, expected: [String]) {
    #expect(Self.trailers(message) == expected)
  }

  private static func read(_ trailers: String..., commit: String = "0123456789abcdef") throws -> DeclaredChange {
    let message = "title\n\n" + trailers.joined(separator: "\n")
    return try ChangeTrailers.read(CommitTrailers(of: message, commit: commit).all)
  }

  @Test("What a change renames and asks to accept is read, in whatever case and on several lines")
  func declared() throws {
    let declared = try Self.read(
      "performance-renamed: sort/* -> order/*", "Reviewed-by: somebody",
      "Performance-Accepted: parse (kind=a: b until c) +12%|3us until 2026-12-31:\n  checks what it reads: until now\n"
        + "  it did not")
    let origin = "of commit 0123456789ab"
    #expect(
      declared.renames == [
        try Rename(
          from: "sort/*", to: "order/*", origin: "performance-renamed \(origin)", commit: "0123456789abcdef")
      ])
    #expect(
      declared.accepted == [
        Acknowledgement(
          benchmark: "parse (kind=a: b until c)", bound: try Tolerance("12%|3us"),
          reason: "checks what it reads: until now it did not", expires: try CalendarDate("2026-12-31"),
          origin: "Performance-Accepted \(origin)", commit: "0123456789abcdef")
      ])
    #expect(try Self.read("Reviewed-by: somebody").isEmpty)
  }

  @Test(
    "What nobody understands is refused with the commit and the form that is",
    arguments: [
      "Performance-Renamed: a", "Performance-Renamed: a -> b -> c", "Performance-Renamed: a* -> b",
      "Performance-Accepted: a +12%", "Performance-Accepted: a 12% until 2026-12-31: why",
      "Performance-Accepted: a +12% until 2026-02-30: why", "Performance-Accepted: a +0% until 2026-12-31: why",
      "Performance-Accepted: a +12% until 2026-12-31:", "Performance-Accepted: +12% until 2026-12-31: why",
    ])
  func refused(trailer: String) {
    let error = #expect(throws: TrailerError.self) { try Self.read(trailer) }
    let text = "\(error.map { "\($0)" } ?? "")"
    #expect(text.hasPrefix("commit 0123456789ab: '\(trailer)' says nothing: write 'Performance-"), "\(text)")
  }

  @Test("What several commits rename one after the other is renamed once, and what is renamed back is not")
  func chained() throws {
    func renames(_ steps: [String]) throws -> [String] {
      let trailers = steps.enumerated().map { commit, step in
        CommitTrailer(commit: "\(commit)", key: "Performance-Renamed", value: step)
      }
      return try ChangeTrailers.read(trailers).renames.map { "\($0.from) -> \($0.to)" }
    }
    #expect(try renames(["a -> b", "b -> c", "x -> y"]).sorted() == ["a -> c", "x -> y"])
    #expect(try renames(["b -> c", "c -> d", "a -> b"]) == ["a -> d"])
    #expect(try renames(["a/* -> b/*", "b/* -> c/*"]) == ["a/* -> c/*"])
    #expect(try renames(["a -> b", "b -> a"]).isEmpty)
    #expect(try renames(["a -> b", "a -> c"]) == ["a -> b", "a -> c"])
  }
}
