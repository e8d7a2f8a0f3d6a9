/// The keys that show of which format a JSON document is.
struct DocumentMark: Sendable {
  /// One thing that the document has to have.
  enum Requirement: Sendable {
    /// A key of the outermost object.
    case key(String)
    /// At least one of some keys of the outermost object.
    case anyKey([String])
    /// Keys in the first elements of an outermost array: all of some, and one of others.
    case elements([String], any: [String] = [])
    /// A text that is the first element of an outermost array.
    case firstText(String)
    /// Keys in the first elements of a member: all of some, one of others, and none of still others.
    case elementsOf(String, [String], any: [String] = [], none: [String] = [])
    /// A key of a member that is an object.
    case member(String, has: String)
    /// Nothing but lists of objects, with one of these keys in one of them.
    case onlyLists(any: [String])
    /// Objects of objects of objects, in all of which this key is.
    case leaves(String)
  }

  private let requirements: [Requirement]
  /// Whether a file holds one such object a line.
  let isLine: Bool

  /// A document that is a whole file.
  static func document(_ requirements: Requirement...) -> DocumentMark {
    DocumentMark(requirements: requirements, isLine: false)
  }

  /// An object that is one of many, each in a line of its own.
  static func line(_ keys: String..., any: [String] = []) -> DocumentMark {
    let all = keys.map { Requirement.key($0) }
    return DocumentMark(requirements: any.isEmpty ? all : all + [.anyKey(any)], isLine: true)
  }

  /// What a document lacks to have this mark, as a phrase after "it has"; nil if it lacks nothing.
  func lack(in shape: DocumentShape) -> String? {
    requirements.lazy.compactMap { $0.lack(in: shape) }.first
  }

  /// How much of the requirements a document meets: those that it meets in part count half.
  func met(in shape: DocumentShape) -> Int {
    requirements.reduce(0) { $0 + ($1.lack(in: shape) == nil ? 2 : $1.isBegun(in: shape) ? 1 : 0) }
  }
}

extension DocumentMark.Requirement {
  /// What a document lacks, as a phrase after "it has"; nil if it lacks nothing.
  fileprivate func lack(in shape: DocumentShape) -> String? {
    switch self {
    case .key(let key):
      return shape.keys?.contains(key) == true ? nil : "no key \"\(key)\""
    case .anyKey(let keys):
      return shape.keys?.isDisjoint(with: keys) == false ? nil : "none of the keys \(Self.list(keys))"
    case .elements(let all, let any):
      guard let keys = shape.elementKeys else { return "no outermost array" }
      return Self.lack(of: all, any, in: keys).map { "\($0) in an element" }
    case .firstText(let text):
      let isFirst = shape.firstText.map { $0.utf8.elementsEqual(text.utf8) } ?? false
      return isFirst ? nil : "no \"\(text)\" as the first element of an array"
    case .elementsOf(let member, let all, let any, let none):
      let keys = shape.keys(ofElementsOf: member)
      if let lack = Self.lack(of: all, any, in: keys) { return "\(lack) in its \"\(member)\"" }
      return none.first { keys.contains($0) }.map { "\"\($0)\" in its \"\(member)\"" }
    case .member(let member, let key):
      return shape.keys(of: member).contains(key) ? nil : "no \"\(key)\" in its \"\(member)\""
    case .onlyLists(let any):
      return shape.hasOnlyLists(with: any) ? nil : "something else than lists with \(Self.list(any))"
    case .leaves(let key):
      return shape.leafKeys.contains(key) ? nil : "values that are no objects of measures with a \"\(key)\""
    }
  }

  /// Whether some of the keys are there that are wanted in elements.
  fileprivate func isBegun(in shape: DocumentShape) -> Bool {
    switch self {
    case .elements(let all, _): return shape.elementKeys?.isDisjoint(with: all) == false
    case .elementsOf(let member, let all, _, _): return !shape.keys(ofElementsOf: member).isDisjoint(with: all)
    default: return false
    }
  }

  private static func lack(of all: [String], _ any: [String], in keys: Set<String>) -> String? {
    if let missing = all.first(where: { !keys.contains($0) }) { return "no \"\(missing)\"" }
    return any.isEmpty || any.contains { keys.contains($0) } ? nil : "none of \(list(any))"
  }

  private static func list(_ keys: [String]) -> String { keys.map { "\"\($0)\"" }.joined(separator: ", ") }
}
