import SafeFiles
import Testing

@testable import BenchRunner

@Suite("A checkout and what lies outside of it")
struct CheckoutOutsideTests {
  @Test(
    "Where a manifest leads out of the tree is told by the level of its own folder",
    arguments: [
      (#".package(path: "../lib")"#, 0, ["1 lib"]), (#"path = "../../a-b.c/d""#, 0, ["2 a-b.c"]),
      (#"path = "../../a""#, 1, ["1 a"]), (#"path = "../a""#, 1, []), ("replace x => ../y\n", 0, ["1 y"]),
      ("-I../one -I../two/../three", 0, ["1 one", "1 two"]), ("a/../b ./../c", 0, []), ("..", 0, []), ("../", 0, []),
      ("../a ../a", 0, ["1 a"]), ("cd ../.. && ls", 0, []),
    ] as [(String, Int, [String])])
  func places(text: String, depth: Int, expected: [String]) {
    #expect(OutsidePackages.places(in: Array(text.utf8), below: depth).map { "\($0.levels) \($0.name)" } == expected)
  }

  /// What a checkout holds at the end of a shell's line that is run in its tree.
  private func output(of line: String, at reference: String, of scratch: ScratchRepository) throws -> String {
    let repository = try scratch.repository()
    let folder = "\(scratch.folder)/checkout"
    try Directory.create(folder)
    let tree = "\(folder)/repository"
    let commit = try repository.commit(reference)
    try CheckoutFiller(children: ChildProcessSet()).fill(tree, with: commit, of: repository)
    _ = try OutsidePackages.link(beside: tree, of: repository, at: commit)
    return try scratch.shell(line, in: tree)
  }

  @Test("A package beside the repository is linked beside the checkout; one that is further away is told")
  func packages() throws {
    let scratch = try ScratchRepository()
    try scratch.shell("mkdir lib && echo there > lib/file && mkdir repository/sub", in: scratch.folder)
    try scratch.shell(
      "echo 'x = { path = \"../lib\" }' > Cargo.toml; echo '-I../../lib' > sub/Makefile", in: scratch.path)
    let name = scratch.folder.split(separator: "/").last ?? ""
    try scratch.shell("echo '../../\(name)' > go.mod; git add -A; git commit -q -m first", in: scratch.path)
    #expect(try output(of: "cat ../lib/file", at: "HEAD", of: scratch) == "there")
    let repository = try scratch.repository()
    let found = try OutsidePackages.link(
      beside: "\(scratch.folder)/checkout/repository", of: repository, at: repository.commit("HEAD"))
    #expect(found.linked == ["lib"])
    #expect(found.tooFar.count == 1 && found.tooFar[0].hasPrefix("go.mod names '../../\(name)', which lies further"))
  }

  @Test("Submodules are there as the commit has them, also within submodules")
  func submodules() throws {
    let scratch = try ScratchRepository()
    for name in ["inner", "outer"] {
      try scratch.shell("git init -q -b main \(name)")
      try scratch.commit("first", in: "\(scratch.folder)/\(name)")
    }
    let add = "git -c protocol.file.allow=always submodule --quiet add"
    try scratch.shell("echo one > file; git add -A; git commit -q -m one", in: "\(scratch.folder)/inner")
    try scratch.shell("\(add) ../inner deep && git commit -q -m module", in: "\(scratch.folder)/outer")
    try scratch.shell(
      "\(add) ../outer modules/outer && git -c protocol.file.allow=always submodule --quiet update --init --recursive && "
        + "git commit -q -m first", in: scratch.path)
    // What the submodule is at now is nothing to the base.
    try scratch.shell("echo two > file; git commit -q -a -m two", in: "\(scratch.path)/modules/outer/deep")
    #expect(try output(of: "cat modules/outer/deep/file", at: "HEAD", of: scratch) == "one")
  }

  @Test("A submodule that was never fetched stays empty; one without the commit is told")
  func missing() throws {
    let scratch = try ScratchRepository()
    try scratch.shell("git init -q -b main other")
    let other = try scratch.commit("first", in: "\(scratch.folder)/other")
    try scratch.shell(
      "git -c protocol.file.allow=always submodule --quiet add ../other module && git commit -q -m first",
      in: scratch.path)
    try scratch.shell("git clone -q repository clone")
    let repository = try scratch.repository("\(scratch.folder)/clone")
    let filler = CheckoutFiller(children: ChildProcessSet())
    try filler.fill("\(scratch.folder)/checkout", with: repository.commit("HEAD"), of: repository)
    #expect(try Directory.names(in: "\(scratch.folder)/checkout/module") == [])
    try scratch.shell("rm -rf module && git init -q module", in: "\(scratch.folder)/clone")
    try scratch.commit("another first", in: "\(scratch.folder)/clone/module")
    #expect(throws: CheckoutError.submoduleNotFetched(path: "module", commit: other)) {
      try filler.fill("\(scratch.folder)/again", with: repository.commit("HEAD"), of: repository)
    }
  }
}
