import BenchFormats
package import BenchModel
package import CommandLineTool

/// What `bench-run --aa` found out about this machine, kept beside its baselines.
package enum KeptSelfTest {
  private static let limit = 64 << 20

  /// Where the self-test of a machine is kept.
  package static func path(for environment: RunEnvironment) -> String {
    "baselines/\(MachineKey.key(of: environment)).self-test.json"
  }

  /// Keeps a self-test.
  package static func write(_ test: SelfTest) throws(ToolError) {
    try Output.write(Output.json("the self-test", SelfTestFile.bytes(of: test)), to: path(for: test.environment))
  }

  /// The kept self-test of the machine that made both runs; nil where there is none, or two machines made them.
  ///
  /// - Parameter folder: where it is looked for; nil for the folder that the tool was started in.
  /// - Throws: what is wrong and where; status 66 if it cannot be read, 78 if it is none.
  package static func load(
    for baseline: RunEnvironment, _ current: RunEnvironment, in folder: String? = nil
  ) throws(ToolError) -> (test: SelfTest, path: String)? {
    let path = path(for: current)
    let place = folder.map { "\($0)/\(path)" } ?? path
    guard path == self.path(for: baseline),
      let file = try ConfigurationFile.ifPresent(place, named: path, limit: limit)
    else {
      return nil
    }
    let test = try file.content(as: SelfTestFile.self)
    return (test, path)
  }
}
