private import CBuildStamp

/// What a build says of itself: the version, and the commit where whoever built it said which one it is.
package struct BuildStamp: Equatable, Sendable {
  package let version: String
  /// The commit; nil where the build was not told.
  package let commit: String?
  /// The day of the commit as YYYY-MM-DD.
  let day: String

  /// The version of a build that no tag names.
  static let usualVersion = "0.1.0"
  /// The day of that version.
  private static let usualDay = "2026-11-29"

  package init(version: String? = nil, commit: String? = nil, day: String? = nil) {
    self.version = version ?? Self.usualVersion
    self.commit = commit
    self.day = day ?? Self.usualDay
  }

  /// This very build.
  package static let current = BuildStamp(
    version: text(bench_build_version()), commit: text(bench_build_commit()), day: text(bench_build_day()))

  /// The words of `--version`.
  package var description: String { "\(version) (commit \(commit ?? "not recorded"))" }

  private static func text(_ value: UnsafePointer<CChar>?) -> String? {
    let text = value.map { String(cString: $0) } ?? ""
    return text.isEmpty ? nil : text
  }
}
