extension Sequence {
  /// The elements in order, equal ones as they stood: `sorted(by:)` by places (see ``PlaceOrder``).
  package func ordered(by precedes: (Element, Element) -> Bool) -> [Element] {
    let elements = Array(self)
    return PlaceOrder.sorted(elements.count) { precedes(elements[$0], elements[$1]) }.map { elements[$0] }
  }
}

extension Sequence where Element: Comparable {
  /// The elements in their order, equal ones as they stood.
  package func ordered() -> [Element] { ordered { $0 < $1 } }
}

// Figures are ordered for every row: compiled for themselves, once for all rooms.

extension [Double] {
  /// The figures in ascending order.
  package func ordered() -> [Double] { sorted() }
}

extension [Int] {
  /// The numbers in ascending order.
  package func ordered() -> [Int] { sorted() }
}
