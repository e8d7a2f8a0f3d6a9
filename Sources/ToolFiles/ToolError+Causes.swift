package import BenchComparison
import BenchFormats
package import CommandLineTool
import SafeFiles

extension ToolError {
  /// Status 65 for a fault of a run or of a history, 78 for a fault of the policy.
  package init(_ error: ComparisonError) {
    self.init(error.isFaultOfPolicy ? .configuration : .dataError, error.description)
  }

  /// Status 4 for files that are sound and not all, 65 for files that are no side.
  init(_ error: MergeError) {
    self.init(error.isIncomplete ? .incomplete : .dataError, error.description)
  }

  /// Status 65.
  init(parsing error: FormatError) {
    self.init(.dataError, error.description)
  }

  /// Status 66.
  init(reading error: FileError) {
    self.init(.noInput, error.message)
  }

  /// Status 73 if a file could not be made, 74 if writing failed.
  init(writing error: FileError) {
    self.init(error.stage == .writing ? .outputFailed : .cannotCreate, error.message)
  }
}
