/// How one side is built: a program and its arguments, in that side's folder.
package struct BuildStep: Sendable, Equatable {
  /// The program and its arguments.
  package let arguments: [String]

  /// A build as it was configured.
  package init(arguments: [String]) {
    self.arguments = arguments
  }

  /// The build of a Swift package for a worker in it: its product where the worker's path tells which it is.
  package init(swiftPackageOf worker: [String]) {
    let build = ["swift", "build", "-c", "release"]
    let parts = worker.first?.split(separator: "/", omittingEmptySubsequences: true) ?? []
    let isProduct = parts.count == 3 && parts[0] == ".build" && parts[1] == "release"
    arguments = isProduct ? build + ["--product", String(parts[2])] : build
  }

  /// Builds.
  package func run(
    in directory: String?, environment: [String: String], children: ChildProcessSet, watch: ProgramCall.Watch? = nil
  ) throws(CheckoutError) {
    try ProgramCall(children: children, environment: environment, directory: directory).run(arguments, watch: watch)
  }
}
