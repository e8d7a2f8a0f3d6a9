package import CommandLineTool
import SafeFiles

/// Refuses outputs that would destroy what they are made from, or one another, before anything is read.
package enum OutputCheck {
  /// Checks what a tool is to write against what it reads.
  ///
  /// - Parameters:
  ///   - outputs: Paths, in the order of the command line; `-` and devices destroy nothing.
  ///   - inputs: Files and folders; of a folder, every file in it is an input.
  /// - Throws: status 64 with both names.
  package static func check(outputs: [String], inputs: [String]) throws(ToolError) {
    var known: [FileIdentity: String] = [:]
    for input in inputs where input != "-" {
      if let identity = FileIdentity(input) { known[identity] = known[identity] ?? input }
    }
    let inputNames = Set(known.values)
    for output in outputs where output != "-" {
      if let identity = FileIdentity(output) {
        if let other = known.updateValue(output, forKey: identity) {
          throw refusal(of: output, other, isInput: inputNames.contains(other))
        }
      }
      if let folder = inputs.first(where: { FileIdentity.isFile(output, below: $0) }) {
        throw ToolError(
          .usage, "the output \(output) is a file of the folder \(folder), which is read: write it somewhere else")
      }
    }
  }

  /// Checks where outputs go that the command line does not name.
  ///
  /// - Throws: status 73 where a link would take one out of its folder, such as a link of a repository that somebody
  ///   else made.
  package static func checkUnnamed(_ outputs: [String]) throws(ToolError) {
    for output in outputs {
      guard let place = FollowedLinks.escape(of: output) else { continue }
      throw ToolError(
        .cannotCreate,
        "the output \(output) would follow a link to \(place), out of its folder: remove the link, or name the output")
    }
  }

  private static func refusal(of output: String, _ other: String, isInput: Bool) -> ToolError {
    isInput
      ? ToolError(.usage, "the output \(output) is the input \(other), which it would destroy: write it somewhere else")
      : ToolError(.usage, "the outputs \(other) and \(output) are one file: give each a file of its own")
  }
}
