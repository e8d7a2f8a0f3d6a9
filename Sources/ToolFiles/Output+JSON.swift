package import CommandLineTool

extension Output {
  /// The bytes of a JSON document; that something we made cannot be one is a fault of the tool.
  ///
  /// - Parameter subject: What is written, as the message names it.
  package static func json(
    _ subject: String, _ bytes: @autoclosure () throws -> [UInt8]
  ) throws(ToolError) -> [UInt8] {
    do {
      return try bytes()
    } catch {
      throw ToolError(.internalError, "\(subject) cannot be written as JSON: \(error)")
    }
  }
}
