extension [Double] {
  /// The values in ascending order, equal ones as they stood; none may be NaN.
  ///
  /// Every location of every row asks for one. The library's sort calls the comparison and branches on what it says: of
  /// 100 random values it takes four times as many instructions as this merging, which moves along whichever side comes
  /// first without a branch.
  package func ascending() -> [Double] {
    guard !isAscending else { return self }
    var values = self
    var room = [Double](repeating: 0, count: count)
    var length = Self.runLength
    Self.sortRuns(&values)
    while length < count {
      Self.mergeRuns(of: length, from: values, to: &room)
      swap(&values, &room)
      length *= 2
    }
    return values
  }

  /// How long the runs are that insertion puts in order.
  private static let runLength = 8

  private var isAscending: Bool {
    let values = span
    var place = 1
    while place < values.count {
      if values[place] < values[place - 1] { return false }
      place += 1
    }
    return true
  }

  private static func sortRuns(_ values: inout [Double]) {
    var values = values.mutableSpan
    var start = 0
    while start < values.count {
      let end = Swift.min(start + runLength, values.count)
      var place = start + 1
      while place < end {
        let value = values[place]
        var free = place
        while free > start, value < values[free - 1] {
          values[free] = values[free - 1]
          free -= 1
        }
        values[free] = value
        place += 1
      }
      start = end
    }
  }

  private static func mergeRuns(of length: Int, from values: [Double], to room: inout [Double]) {
    let values = values.span
    var room = room.mutableSpan
    var start = 0
    while start < values.count {
      let middle = Swift.min(start + length, values.count)
      let end = Swift.min(middle + length, values.count)
      merge(values, start, middle, end, to: &room)
      start = end
    }
  }

  @inline(__always)
  private static func merge(
    _ values: Span<Double>, _ start: Int, _ middle: Int, _ end: Int, to room: inout MutableSpan<Double>
  ) {
    var (left, right, place) = (start, middle, start)
    while left < middle, right < end {
      let (first, second) = (values[left], values[right])
      let isSecond = second < first
      room[place] = isSecond ? second : first
      left &+= isSecond ? 0 : 1
      right &+= isSecond ? 1 : 0
      place &+= 1
    }
    while left < middle {
      room[place] = values[left]
      left &+= 1
      place &+= 1
    }
    while right < end {
      room[place] = values[right]
      right &+= 1
      place &+= 1
    }
  }
}
