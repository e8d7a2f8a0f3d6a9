package import BenchModel
import StrictJSON

/// Reads a run from the bytes of a file, whatever known format it has.
package enum RunReader {
  /// A run with the format it was read from.
  package struct Reading: Sendable {
    /// The run.
    package let run: BenchmarkRun
    /// The format's name.
    package let format: String
  }

  /// Every format that is tried, in order.
  private static let formats: [any RunFormat.Type] = [OwnRunFormat.self, StressSuiteFormat.self]

  /// Recognises the format by content and reads the run.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: The file as the user named it, for messages.
  ///   - identity: Names the run where its format does not, such as a hash of the bytes.
  /// - Throws: what is wrong and where, or which formats were tried and why each refused.
  package static func read(_ bytes: [UInt8], source: String, identity: String) throws(FormatError) -> Reading {
    do {
      let document = try JSONDocument(bytes)
      let shape: DocumentShape = try document.decode()
      var refusals: [String] = []
      for format in formats {
        if let refusal = format.refusal(of: shape) {
          refusals.append("not \(format.name): it has \(refusal)")
          continue
        }
        let run = try format.read(document, identity: identity)
        try RunValidation.check(run)
        return Reading(run: run, format: format.name)
      }
      throw FormatError(
        source: source, problem: "the file is of no format known here (\(refusals.joined(separator: "; ")))")
    } catch let error as JSONError {
      throw FormatError(source: source, error)
    } catch let error as RunValidation.Fault {
      throw FormatError(source: source, problem: error.sentence)
    } catch let error as FormatError {
      throw error
    } catch {
      throw FormatError(source: source, problem: "\(error)")
    }
  }
}
