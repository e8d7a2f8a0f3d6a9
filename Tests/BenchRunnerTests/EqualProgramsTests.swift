import BenchModel
import Glibc
import SafeFiles
import Testing

@testable import BenchRunner

@Suite("The same program on both sides")
struct EqualProgramsTests {
  /// Two trees with a worker each.
  private final class Trees {
    let folder: String

    init(_ before: PlantedImage = PlantedImage(), _ after: PlantedImage = PlantedImage()) throws {
      var template = Array("/tmp/bench-trees-XXXXXX".utf8CString)
      folder = try #require(mkdtemp(&template).map { String(cString: $0) })
      try put(before.bytes, at: "old/bin/worker")
      try put(after.bytes, at: "new/bin/worker")
    }

    deinit {
      _ = try? ProgramCall(children: ChildProcessSet(), environment: [:]).run(["/bin/rm", "-rf", folder])
    }

    func put(_ bytes: [UInt8], at path: String) throws {
      let file = "\(folder)/\(path)"
      if let slash = file.lastIndex(of: "/") { try Directory.create(String(file[..<slash])) }
      try OutputFile.replace(file, with: bytes)
    }

    func areEqual(
      _ arguments: [String] = ["bin/worker"], changed: [String] = [], environment: [String: String] = [:]
    ) -> Bool {
      EqualPrograms(
        Sides(
          baseline: EqualPrograms.Side(arguments: arguments, directory: "\(folder)/old"),
          current: EqualPrograms.Side(arguments: arguments, directory: "\(folder)/new")),
        trees: Sides(baseline: "\(folder)/old", current: "\(folder)/new"), changedFiles: changed,
        environment: environment
      ).areEqual
    }
  }

  @Test("It is one where all that is loaded is the same but for the build's identifier and debug information")
  func loaded() throws {
    let image = PlantedImage()
    #expect(try Trees().areEqual())
    var other = image
    other.buildID = [9, 9, 9, 9]
    other.debugInformation = Array("elsewhere".utf8)
    #expect(try Trees(image, other).areEqual())
    let hashed = [[UInt8]](arrayLiteral: [1, 2, 3], [4, 5, 6], [4, 5]).map { PlantedImage(moduleHashes: $0) }
    #expect(try Trees(hashed[0], hashed[1]).areEqual())
    #expect(try !Trees(hashed[0], hashed[2]).areEqual())
    for (content, buildID) in [("contenT\0", image.buildID), ("content \0", image.buildID), ("content\0", [1, 2])] {
      let changed = PlantedImage(content: content, buildID: buildID)
      #expect(try !Trees(image, changed).areEqual(), "\(content)")
    }
  }

  @Test("What is no executable file of this form, and one that is cut short, is measured")
  func foreign() throws {
    let whole = PlantedImage().bytes
    for bytes in [Array("#!/bin/sh\nexit 0\n".utf8), [], Array(whole.prefix(100)), Array(whole.prefix(250))] {
      #expect(LoadedImage(bytes) == nil)
      let trees = try Trees()
      try trees.put(bytes, at: "old/bin/worker")
      try trees.put(bytes, at: "new/bin/worker")
      #expect(!trees.areEqual())
    }
    for length in 0..<whole.count { _ = LoadedImage(Array(whole.prefix(length))) }
  }

  @Test("A worker of a plain name, of another tree, or with arguments that differ or name a file is measured")
  func arguments() throws {
    let trees = try Trees()
    try trees.put([1], at: "new/data.txt")
    #expect(trees.areEqual(["bin/worker", "--size", "10"]))
    #expect(!trees.areEqual(["worker"]))
    #expect(!trees.areEqual(["\(trees.folder)/new/bin/worker"]))
    #expect(!trees.areEqual(["bin/worker", "data.txt"]) && !trees.areEqual(["bin/worker", "--file=data.txt"]))
    #expect(!trees.areEqual(["bin/worker", "/bin/sh"]))
    #expect(!trees.areEqual([]))
    #expect(symlink("\(trees.folder)/old/bin", "\(trees.folder)/old/link") == 0)
    #expect(symlink("\(trees.folder)/old/bin", "\(trees.folder)/new/link") == 0)
    #expect(!trees.areEqual(["link/worker"]))
  }

  @Test(
    "What would have it load something else is no reason to believe anything", arguments: ["LD_PRELOAD", "LD_AUDIT"])
  func loaders(variable: String) throws {
    #expect(try !Trees().areEqual(environment: [variable: "x.so"]))
    #expect(try Trees().areEqual(environment: [variable: ""]))
  }

  @Test("A name without a point counts with the folder that it lies in, since it may be any word")
  func shortNames() throws {
    let image = PlantedImage(content: "run\0data/run\0Makefile\0")
    let trees = try Trees(image, image)
    #expect(trees.areEqual(changed: [".ci/run", "sub/Makefile"]))
    #expect(!trees.areEqual(changed: ["data/run"]) && !trees.areEqual(changed: ["deep/data/run"]))
    #expect(!trees.areEqual(changed: ["Makefile"]))
  }

  @Test("A file whose name it holds and that is known to differ has it measured; other files do not")
  func changedFiles() throws {
    let image = PlantedImage(content: "cannot open data/input.txt\0suite.c\0")
    let trees = try Trees(image, image)
    #expect(trees.areEqual(changed: ["README.md", "Sources/other.c", "put.txt"]))
    #expect(!trees.areEqual(changed: ["README.md", "data/input.txt"]))
    #expect(!trees.areEqual(changed: ["Sources/suite.c"]))
  }

  @Test("A file that it names and that differs between the trees has it measured, known to git or not")
  func namedFiles() throws {
    let image = PlantedImage(content: "data/table.bin\0")
    for place in ["data/table.bin", "bin/data/table.bin"] {
      let trees = try Trees(image, image)
      try trees.put([1, 2], at: "old/\(place)")
      #expect(!trees.areEqual(), "it is on one side only")
      try trees.put([1, 3], at: "new/\(place)")
      #expect(!trees.areEqual())
      try trees.put([1, 2], at: "new/\(place)")
      #expect(trees.areEqual())
    }
  }

  @Test("Libraries of the tree are part of it; those of the system are not")
  func libraries() throws {
    let image = PlantedImage(libraries: ["libown.so", "libc.so.6"], folders: "/nowhere:$ORIGIN/../lib")
    let trees = try Trees(image, image)
    #expect(trees.areEqual())
    try trees.put(PlantedImage(content: "one\0").bytes, at: "old/lib/libown.so")
    #expect(!trees.areEqual(), "it is on one side only")
    try trees.put(PlantedImage(content: "two\0").bytes, at: "new/lib/libown.so")
    #expect(!trees.areEqual())
    try trees.put(PlantedImage(content: "one\0", buildID: [7, 7, 7, 7]).bytes, at: "new/lib/libown.so")
    #expect(trees.areEqual())
    let deep = PlantedImage(content: "one\0", libraries: ["libdeep.so"], folders: "${ORIGIN}")
    for side in ["old", "new"] {
      try trees.put(deep.bytes, at: "\(side)/lib/libown.so")
      try trees.put(PlantedImage(content: "\(side)\0").bytes, at: "\(side)/lib/libdeep.so")
    }
    #expect(!trees.areEqual())
  }
}
