package import BenchModel
package import CommandLineTool
import SafeFiles

/// A baseline that is kept under a name: one file for each machine and toolchain that made it.
package struct KeptBaseline: Sendable {
  /// The folder of all kept baselines.
  package let folder: String
  /// The name that the user gave.
  package let name: String

  /// Where kept baselines stand unless the user says otherwise.
  package static let usualFolder = "baselines"

  /// Takes a name, which becomes that of a folder.
  ///
  /// - Throws: status 64 for a name that is none.
  package init(folder: String = usualFolder, name: String) throws(ToolError) {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isPlain, (1...64).contains(name.utf8.count), !name.hasPrefix("."), !name.hasPrefix("-") else {
      throw ToolError(
        .usage, "'\(name.printable)' is no name of a baseline: take up to 64 letters, digits, '.', '_' and '-'")
    }
    (self.folder, self.name) = (folder, name)
  }

  /// The file for runs of such a machine and toolchain.
  package func path(for environment: RunEnvironment) -> String {
    let toolchain = FileName.slug(for: environment.toolchain ?? "unknown toolchain")
    return "\(folder)/\(name)/\(MachineKey.key(of: environment)).\(toolchain).json"
  }

  /// The file that the run is judged against.
  ///
  /// - Throws: status 4 where the name has none for its machine and toolchain.
  package func file(for current: RunFile, _ input: RunInput = RunInput()) throws(ToolError) -> RunFile {
    let path = path(for: current.run.environment)
    guard Input.exists(path) else { throw absence(of: path) }
    return try RunFile.load([path], input)
  }

  private func absence(of path: String) -> ToolError {
    let place = "\(folder)/\(name)"
    let others = ((try? Directory.names(in: place)) ?? []).filter { $0.hasSuffix(".json") }.count
    let rest = others == 0 ? "none at all" : others == 1 ? "one of another" : "\(others) of others"
    return ToolError(
      .incomplete,
      "\(path): there is no baseline '\(name)' of this machine and toolchain, and \(rest): keep one with bench-run "
        + "--save-baseline \(name), or from this run with --update-baseline")
  }
}
