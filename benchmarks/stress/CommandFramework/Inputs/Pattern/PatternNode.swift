/// The syntax tree of a pattern.
indirect enum PatternNode: Sendable {
  case empty
  case one(ScalarClass)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// `most` is nil where there is no limit.
  case repetition(PatternNode, least: Int, most: Int?)
}
