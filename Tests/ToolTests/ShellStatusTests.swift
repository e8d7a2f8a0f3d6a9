import Testing

/// The status of a tool as makefiles, shells and pipes hand it on.
@Suite("Statuses through make, shells and pipes")
struct ShellStatusTests {
  /// A call of each status that a call can be made to end with.
  private static let calls: [(line: String, status: Int32)] = [
    ("bench-compare base.json same.json", 0), ("bench-compare base.json slow.json", 1),
    ("bench-compare noisy.json noisy2.json", 3), ("bench-compare base.json other.json", 4),
    ("bench-compare base.json", 64),
    ("bench-compare base.json broken.json", 65), ("bench-compare base.json none.json", 66),
    ("bench-compare -o missing.json/x base.json slow.json", 73), ("bench-compare base.json slow.json >/dev/full", 74),
    ("bench-compare --policy broken.json base.json slow.json", 78),
  ]

  private func directory() throws -> ScratchDirectory {
    let directory = try ScratchDirectory()
    try directory.put(Runs.run("1"), at: "base.json")
    try directory.put(Runs.run("2"), at: "same.json")
    try directory.put(Runs.run("2", ["a": 1200, "b": 50_000]), at: "slow.json")
    try directory.put(Runs.run("2", ["z": 1000]), at: "other.json")
    try directory.put(Runs.run("1", spread: 0.3, launches: 3), at: "noisy.json")
    try directory.put(Runs.run("2", spread: 0.3, launches: 3), at: "noisy2.json")
    try directory.put("{", at: "broken.json")
    try directory.put("", at: "missing.json")
    return directory
  }

  @Test("Every status comes through every way of calling", arguments: calls.indices)
  func ways(index: Int) throws {
    let (line, status) = Self.calls[index]
    let directory = try directory()
    #expect(try directory.shell(line).status == status, "\(line)")
    try directory.put("#!/bin/sh\n\(line)\n", at: "script")
    try directory.put("gate:\n\t@\(line)\n", at: "Makefile")
    #expect(try directory.shell("sh script").status == status)
    #expect(try directory.shell("sh -c '\(line)'").status == status)
    #expect(try directory.shell("bash -e script").status == status)
    #expect(try directory.shell("bash -e -c 'set -o pipefail; { \(line); } | cat'").status == status)
    #expect(try directory.shell("bash -e -o pipefail -c '{ \(line); } 2>&1 | tee log'").status == status)
    // Without pipefail the status is lost, and the last line of the log still tells it.
    let piped = try directory.shell("bash -e -c '{ \(line); } 2>&1 | tee log'")
    #expect(piped.status == 0)
    if [1, 3, 4].contains(status) { #expect(try directory.text("log").contains("(exit status \(status))")) }
    // make ends with 2 for every failure and prints the status.
    let made = try directory.shell("make -s gate")
    #expect(made.status == (status == 0 ? 0 : 2))
    if status != 0 { #expect(made.errors.contains("Error \(status)"), "\(made.errors)") }
  }

  @Test("Negation, conditions and defaults see a failure", arguments: calls.indices)
  func conditions(index: Int) throws {
    let (line, status) = Self.calls[index]
    let directory = try directory()
    #expect(try directory.shell("if \(line); then exit 0; else exit 9; fi").status == (status == 0 ? 0 : 9))
    #expect(try directory.shell("\(line) || exit $?").status == status)
    #expect(try directory.shell("! { \(line); }").status == (status == 0 ? 1 : 0))
  }
}
