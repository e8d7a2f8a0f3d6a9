/// The outermost keys of a document and those one level below.
///
/// Formats are recognised by them.
struct DocumentShape: Decodable {
  /// The keys of the outermost object; nil if the document is no object.
  let keys: Set<String>?
  /// The keys of the first elements of an outermost array; nil if the document is no array.
  let elementKeys: Set<String>?
  /// The first element of an outermost array, if it is a text.
  let firstText: String?
  /// The keys that the first object inside each of the first objects of the outermost one has; none if one is another.
  let leafKeys: Set<String>
  private let memberKeys: [String: Set<String>]
  private let ownKeys: [String: Set<String>]

  /// As many elements as it may take until a usual one comes: some formats put rows of another kind in between.
  private static let elementsLookedAt = 16

  init(from decoder: any Decoder) throws {
    if var elements = try? decoder.unkeyedContainer() {
      keys = nil
      // A copy reads ahead of the one that reads the elements.
      var first = elements
      firstText = try? first.decode(String.self)
      elementKeys = Self.keys(ofElements: &elements)
      leafKeys = []
      memberKeys = [:]
      ownKeys = [:]
      return
    }
    elementKeys = nil
    firstText = nil
    guard let object = try? decoder.container(keyedBy: TextKey.self) else {
      keys = nil
      leafKeys = []
      memberKeys = [:]
      ownKeys = [:]
      return
    }
    let all = object.allKeys
    keys = Set(all.map(\.stringValue))
    leafKeys = Self.leafKeys(of: object, all)
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

  /// Whether every member is a list, and the first elements of one have one of these keys.
  func hasOnlyLists(with any: [String]) -> Bool {
    guard let keys, ownKeys.isEmpty, memberKeys.count == keys.count else { return false }
    return memberKeys.values.contains { !$0.isDisjoint(with: any) }
  }

  private static func leafKeys(of object: KeyedDecodingContainer<TextKey>, _ all: [TextKey]) -> Set<String> {
    var common: Set<String>?
    for key in all.prefix(elementsLookedAt) {
      guard let outer = try? object.nestedContainer(keyedBy: TextKey.self, forKey: key),
        let second = outer.allKeys.first, let inner = try? outer.nestedContainer(keyedBy: TextKey.self, forKey: second)
      else { return [] }
      let keys = Set(inner.allKeys.map(\.stringValue))
      common = common?.intersection(keys) ?? keys
    }
    return common ?? []
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
