import BenchFormats
import CommandLineTool
import Glibc

extension RunCommand {
  /// The suite of a name: the executable that is called so and lies beside this one.
  ///
  /// - Parameter source: The file that names it; nil for the command line.
  func suite(_ name: String, namedBy source: String? = nil) throws(ToolError) -> Subject {
    let place = source.map { "\($0): " } ?? ""
    guard !name.isEmpty, name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")) else {
      throw ToolError(
        source == nil ? .usage : .configuration,
        "\(place)'\(name)' is no name of a suite, which has no slash; --worker PATH runs an executable by its path")
    }
    let tool = ProcessSurroundings.executablePath
    let folder = tool.lastIndex(of: "/").map { String(tool[..<$0]) } ?? "."
    let path = "\(folder)/\(name)"
    guard access(path, X_OK) == 0 else {
      throw ToolError(
        .noInput,
        "\(place)there is no suite '\(name)': no executable of that name lies beside bench-run, in \(folder); build it "
          + "with 'swift build -c release --product \(name)', or name an executable with --worker PATH")
    }
    return Subject(program: .worker([path]))
  }

  /// What a run of all benchmarks of a suite leaves where the folder's suite file names the same executable.
  ///
  /// A suite file that cannot be read is nobody's business where the command line names what is run.
  func outputsOfFolder(for subject: Subject) -> [SuiteFile.Output] {
    guard let file = try? suiteFile(in: nil), case .worker(let own) = file.subject,
      case .worker(let named) = subject.program, own.count == 1, Self.areOneFile(own[0], named[0])
    else { return [] }
    return file.outputs
  }

  private static func areOneFile(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_dev == other.st_dev
      && one.st_ino == other.st_ino
  }
}
