package import BenchModel
package import CommandLineTool

/// The day that acknowledgements are held against, as the tools that judge take it.
package enum AcknowledgementDate {
  /// `--date`.
  package static let option = OptionDeclaration.value(
    "date", of: "YYYY-MM-DD",
    help: "The day that acknowledgements are held against. Default: the later of the days on which the runs were made.")

  /// The day that a command line names, if it does.
  ///
  /// - Throws: status 64 where it is no day.
  package static func day(_ parsed: ParsedArguments) throws(ToolError) -> CalendarDate? {
    guard let text = parsed.value(of: option) else { return nil }
    return try rethrowing(try CalendarDate(text)) { (error: NotationError) in ToolError(.usage, error.description) }
  }
}
