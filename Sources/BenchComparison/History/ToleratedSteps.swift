import BenchModel

/// Tells changes that are reported from those that stay within the tolerance.
///
/// Small steps in one direction that follow each other are one creep when together they exceed the tolerance: each of
/// them passed the comparison with the run before, and nobody decided on the sum.
struct ToleratedSteps {
  private(set) var reported: [LevelChange] = []
  private(set) var tolerated = 0

  /// Goes through the changes in order of time.
  ///
  /// - Parameter joined: the change from before the first of two or more steps to after the last one.
  init(
    _ changes: [LevelChange], exceeds: (LevelChange) -> Bool, joined: (ArraySlice<LevelChange>) -> LevelChange?
  ) {
    var small = changes[0..<0]
    func settle(_ small: ArraySlice<LevelChange>) -> LevelChange? {
      guard small.count > 1, let creep = joined(small), exceeds(creep) else { return nil }
      return creep
    }
    for place in 0...changes.count {
      let change = place < changes.count ? changes[place] : nil
      let isLarge = change.map(exceeds) ?? true
      if !isLarge, small.isEmpty || small.last?.isRise == change?.isRise {
        small = changes[(small.isEmpty ? place : small.startIndex)...place]
        continue
      }
      if let creep = settle(small) { reported.append(creep) } else { tolerated += small.count }
      small = isLarge ? changes[0..<0] : changes[place...place]
      if isLarge, let change { reported.append(change) }
    }
  }
}
