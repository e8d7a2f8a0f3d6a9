extension DecodingSession {
  /// The error for the caller: problems of ours get their place, those thrown by a type the place its path names.
  func located(_ error: any Error) -> JSONError {
    let locator = JSONLocator(bytes: document.bytes)
    switch error {
    case let error as JSONError: return error
    case let error as DecodingFailure: return locator.error(error.problem, at: error.offset)
    case let error as DecodingError:
      let (problem, path) = Self.problem(of: error)
      return locator.error(problem, at: offset(of: place(at: path)))
    default: return locator.error(.invalidValue("\(error)"), at: offset(of: .root))
    }
  }

  private static func problem(of error: DecodingError) -> (JSONProblem, [any CodingKey]) {
    switch error {
    case .keyNotFound(let key, let context): (.missingKey(key.stringValue), context.codingPath)
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      (.invalidValue(context.debugDescription), context.codingPath)
    @unknown default: (.invalidValue("\(error)"), [])
    }
  }

  /// The innermost value that a path leads to.
  private func place(at path: [any CodingKey]) -> ValuePlace {
    var place = ValuePlace.root
    for key in path {
      let node = document.nodes[place.index]
      switch node.kind {
      case .object:
        guard let value = value(of: key, in: place.index, level: 0) else { return place }
        place = ValuePlace(node: value)
      case .array:
        guard let index = key.intValue, index >= 0, index < Int(node.count) else { return place }
        var element = place.index + 1
        for _ in 0..<index { element = document.end(of: element) }
        place = ValuePlace(node: element)
      case .integers, .doubles:
        guard place.element < 0, let index = key.intValue, index >= 0, index < Int(node.count) else { return place }
        place = ValuePlace(node: place.node, element: Int32(truncatingIfNeeded: index))
      default: return place
      }
    }
    return place
  }
}
