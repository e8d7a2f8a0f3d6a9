/// The outermost keys of a document: what formats are told apart by.
struct DocumentShape: Decodable {
  /// Any key.
  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The keys of the outermost object; nil if the document is no object.
  let keys: Set<String>?

  init(from decoder: any Decoder) throws {
    keys = (try? decoder.container(keyedBy: Key.self)).map { Set($0.allKeys.map(\.stringValue)) }
  }
}
