/// What the containers of one decoding share: the document and hints that make looking up quick.
final class DecodingSession {
  let document: JSONDocument
  let userInfo: [CodingUserInfoKey: any Sendable]
  /// For each level the object and the key that were looked at last: keys mostly come in the order of the file.
  ///
  /// Unchecked because only `find` touches it and calls nothing meanwhile; the check would run for every key.
  @exclusivity(unchecked) private var hints: [(object: Int32, key: Int32)]
  /// The element of an array of numbers whose byte was looked up last.
  private var numberHint: (node: Int32, element: Int32, offset: Int) = (-1, 0, 0)
  /// Whether it is noted what is asked for.
  let notesRequests: Bool
  /// What was asked for, if unknown keys are to be refused.
  var requests = KeyRequests()
  /// Made once, when the first place is asked for.
  private lazy var positions = PositionIndex(document.bytes)

  init(document: JSONDocument, userInfo: [CodingUserInfoKey: any Sendable]) {
    self.document = document
    self.userInfo = userInfo
    hints = Array(repeating: (-1, 0), count: JSONReadingOptions.maximumDepth + 1)
    notesRequests = document.options.refusesUnknownKeys
  }

  /// The value of a key in an object, or nil if the object has no such key.
  func value(of key: some CodingKey, in object: Int, level: Int) -> Int? {
    var name = key.stringValue
    if notesRequests { requests.note(name, in: object) }
    return name.withUTF8 { find($0, in: object, level: level) }
  }

  private func find(_ name: UnsafeBufferPointer<UInt8>, in object: Int, level: Int) -> Int? {
    let first = object + 1
    let hint = hints[level].object == object ? Int(hints[level].key) : first
    guard
      let key = document.key(name, from: hint, to: document.end(of: object))
        ?? document.key(name, from: first, to: hint)
    else { return nil }
    hints[level] = (Int32(truncatingIfNeeded: object), Int32(truncatingIfNeeded: key))
    return key + 1
  }

  /// The byte where a value starts.
  func offset(of place: ValuePlace) -> Int {
    let start = document.nodes[place.index].offset
    guard place.element >= 0 else { return start }
    var (element, offset): (Int32, Int) = (0, start + 1)
    if numberHint.node == place.node, numberHint.element <= place.element {
      (element, offset) = (numberHint.element, numberHint.offset)
    }
    let locator = JSONLocator(bytes: document.bytes)
    offset = locator.startOfValue(from: offset)
    while element < place.element {
      offset = locator.startOfValue(from: locator.endOfNumber(from: offset))
      element += 1
    }
    numberHint = (place.node, element, offset)
    return offset
  }

  /// Line and column of a value.
  func position(of place: ValuePlace) -> JSONPosition {
    positions.position(of: offset(of: place))
  }

  func failure(_ problem: JSONProblem, at place: ValuePlace) -> DecodingFailure {
    DecodingFailure(problem: problem, offset: offset(of: place))
  }

  /// The keys that lead to a value, for the errors of types that decode by hand.
  func codingPath(to place: ValuePlace) -> [any CodingKey] {
    JSONLocator(bytes: document.bytes).path(to: offset(of: place)).map { AnyKey($0) }
  }
}
