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

  private static func refusal(of output: String, _ other: String, isInput: Bool) -> ToolError {
    isInput
      ? ToolError(.usage, "the output \(output) is the input \(other), which it would destroy: write it somewhere else")
      : ToolError(.usage, "the outputs \(other) and \(output) are one file: give each a file of its own")
  }
}
