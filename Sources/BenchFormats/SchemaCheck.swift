import BenchModel
import StrictJSON

/// Reads a document's header before anything else, so that another kind or version is one clear error.
enum SchemaCheck {
  private struct Envelope: Decodable {
    let schema: Located<SchemaHeader>
  }

  /// Throws unless the document has the wanted kind and version.
  static func expect(_ wanted: SchemaHeader, in document: JSONDocument) throws(JSONError) {
    // A place costs a walk through the whole document, and is needed only to complain.
    guard try document.decode(SchemaEnvelope.self).schema != wanted else { return }
    let schema = try document.decode(Envelope.self).schema
    let found = schema.value
    let problem =
      found.name == wanted.name
      ? "\(found.name) of version \(found.version); this tool reads version \(wanted.version)"
      : "a document of kind '\(found.name)' where '\(wanted.name)' is wanted"
    throw JSONError(position: schema.position, path: "schema", problem: .invalidValue(problem))
  }
}
