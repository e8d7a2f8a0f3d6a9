/// What a worker knows of how its process was built.
package enum Build {
  /// Whether assertions were compiled out, as they are with optimisation and never without.
  package static var isOptimised: Bool {
    var optimised = true
    assert(
      {
        optimised = false
        return true
      }())
    return optimised
  }

  /// What has to stand beside every figure of this process.
  package static var warnings: [String] {
    isOptimised ? [] : ["built without optimisation: these times say nothing about a release build"]
  }

  /// The compiler's version, as far as the language tells it.
  package static var toolchain: String {
    #if compiler(>=6.4)
      "Swift 6.4 or later"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }
}
