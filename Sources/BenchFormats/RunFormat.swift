import BenchModel
import StrictJSON

/// A file format that runs are read from.
///
/// A format is one file, one line in ``RunReader/formats`` and one folder of fixtures.
protocol RunFormat: SendableMetatype {
  /// What the format is called on pages and in messages.
  static var name: String { get }
  /// Nil if the document is of this format, else what it lacks, as a phrase after "it has".
  static func refusal(of shape: DocumentShape) -> String?
  /// Reads a document of this format; `identity` names the run where the format does not.
  static func read(_ document: JSONDocument, identity: String) throws(JSONError) -> BenchmarkRun
}
