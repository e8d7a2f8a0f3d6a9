extension VacuousPass {
  /// Two sides that are one, or not the two that were meant.
  static let identities: [VacuousPass] = [
    prepared("a copy under another name", 4, "cp base.json new.json"),
    prepared("a link to the other side", 4, "ln -sf base.json new.json"),
    prepared("a second name of the same file", 4, "ln -f base.json new.json"),
    prepared("the same times under another name of the run", 4, renamedRun),
    prepared("a copy with other white space", 4, "tr -d '\\n' < base.json > new.json"),
    call("the same path twice", 4, "bench-compare base.json base.json"),
    call("the same path in two spellings", 4, "bench-compare base.json ./base.json"),
    call("the same folder twice", 4, "mkdir -p f && cp base.json new.json f && bench-compare f f"),
    call("a file that both sides hold", 65, "bench-compare --baseline base.json --current new.json base.json"),
    call("a file twice on one side", 65, "bench-compare --baseline base.json base.json --current new.json"),
    call(
      "pairs without a partner", 65,
      "cp new.json third.json; bench-compare --paired -b base.json -c new.json third.json"),
    call("a side that is not named", 64, "bench-compare base.json"),
    call("no side at all", 64, "bench-compare --all"),
  ]

  private static let renamedRun = #"sed 's/"id": "1"/"id": "2"/' base.json > new.json"#
}
