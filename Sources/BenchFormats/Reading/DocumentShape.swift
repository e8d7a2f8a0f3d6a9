/// The outermost keys of a document and those one level below.
///
/// Formats are recognised by them.
struct DocumentShape: Decodable {
  /// The keys of the outermost object; nil if the document is no object.
  let keys: Set<String>?
  /// The keys of the first elements of an outermost array; nil if the document is no array.
  let elementKeys: Set<String>?
  /// The keys of the first object inside the first object of the outermost one.
  let innermostKeys: Set<String>
  private let memberKeys: [String: Set<String>]
  private let ownKeys: [String: Set<String>]

  /// As many elements as it may take until a usual one comes: some formats put rows of another kind in between.
  private static let elementsLookedAt = 16

  init(from decoder: any Decoder) throws {
    if var elements = try? decoder.unkeyedContainer() {
      keys = nil
      elementKeys = Self.keys(ofElements: &elements)
      innermostKeys = []
      memberKeys = [:]
      ownKeys = [:]
      return
    }
    elementKeys = nil
    guard let object = try? decoder.container(keyedBy: TextKey.self) else {
      keys = nil
      innermostKeys = []
      memberKeys = [:]
      ownKeys = [:]
      return
    }
    let all = object.allKeys
    keys = Set(all.map(\.stringValue))
    innermostKeys = Self.innermostKeys(of: object, first: all.first)
    var members: [String: Set<String>] = [:]
    var own: [String: Set<String>] = [:]
    for key in all {
      if var elements = try? object.nestedUnkeyedContainer(forKey: key) {
        members[key.stringValue] = Self.keys(ofElements: &elements)
      } else if let member = try? object.nestedContainer(keyedBy: TextKey.self, forKey: key) {
        own[key.stringValue] = Set(member.allKeys.map(\.stringValue))
        members[key.stringValue] = Self.keys(ofValues: member)
      }
    }
    memberKeys = members
    ownKeys = own
  }

  /// The keys of the first elements of an array or object under an outermost key, empty where there is none.
  func keys(ofElementsOf member: String) -> Set<String> {
    memberKeys[member] ?? []
  }

  /// The keys of an object under an outermost key, empty where there is none.
  func keys(of member: String) -> Set<String> {
    ownKeys[member] ?? []
  }

  private static func keys(ofValues object: KeyedDecodingContainer<TextKey>) -> Set<String> {
    var keys: Set<String> = []
    for key in object.allKeys.prefix(elementsLookedAt) {
      guard let value = try? object.nestedContainer(keyedBy: TextKey.self, forKey: key) else { continue }
      keys.formUnion(value.allKeys.map(\.stringValue))
    }
    return keys
  }

  private static func innermostKeys(of object: KeyedDecodingContainer<TextKey>, first: TextKey?) -> Set<String> {
    guard let first, let outer = try? object.nestedContainer(keyedBy: TextKey.self, forKey: first),
      let second = outer.allKeys.first, let inner = try? outer.nestedContainer(keyedBy: TextKey.self, forKey: second)
    else { return [] }
    return Set(inner.allKeys.map(\.stringValue))
  }

  private static func keys(ofElements elements: inout any UnkeyedDecodingContainer) -> Set<String> {
    var keys: Set<String> = []
    for _ in 0..<elementsLookedAt where !elements.isAtEnd {
      guard let element = try? elements.nestedContainer(keyedBy: TextKey.self) else { break }
      keys.formUnion(element.allKeys.map(\.stringValue))
    }
    return keys
  }
}
