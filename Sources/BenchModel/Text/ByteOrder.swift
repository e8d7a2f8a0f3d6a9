extension String {
  /// Whether the name's UTF-8 bytes come before those of another, which is how all names are ordered.
  package func precedes(_ other: String) -> Bool {
    withBytes { left in
      other.withBytes { right in
        for place in 0..<min(left.count, right.count) where left[place] != right[place] {
          return left[place] < right[place]
        }
        return left.count < right.count
      }
    }
  }
}

extension [String] {
  /// The names in the order of their bytes.
  package var inByteOrder: [String] { sorted { $0.precedes($1) } }
}

extension Dictionary where Key == String {
  /// The members in the order of their names' bytes, so that what is made of them is the same every time.
  package var inByteOrder: [Element] {
    Array(keys).inByteOrder.compactMap { key in self[key].map { (key, $0) } }
  }
}
