/// How large a change is accepted: a share of the baseline, and a floor below which no change counts.
///
/// Its text form is `3%`, `2ns` or `3%|2ns`; of both parts the larger holds.
public struct Tolerance: TextCodable, Hashable, Sendable {
  /// The accepted share of the baseline; 0.03 is three per cent.
  public let relative: Double
  /// The accepted difference in a base unit, whatever share of the baseline it is.
  public let floor: Quantity?

  /// Makes a tolerance.
  public init(relative: Double, floor: Quantity? = nil) {
    self.relative = relative
    self.floor = floor
  }

  /// Reads the text form.
  ///
  /// - Throws: what is wrong with the text and what it may be instead.
  public init(_ text: String) throws(NotationError) {
    var relative: Double?
    var floor: Quantity?
    for part in text.split(separator: "|", omittingEmptySubsequences: false).map({ String($0).trimmed }) {
      if part.hasSuffix("%"), relative == nil {
        relative = try Tolerance.share(part)
      } else if !part.hasSuffix("%"), floor == nil {
        floor = try Quantity(part)
      } else {
        throw NotationError(text: text, expected: "a tolerance: at most one percentage and one floor, as in 3%|2ns")
      }
    }
    if let floor, floor.value < 0 {
      throw NotationError(text: text, expected: "a tolerance: a floor is not negative")
    }
    self.init(relative: relative ?? 0, floor: floor)
  }

  /// Reads a percentage such as `2.5%` as a share.
  ///
  /// - Throws: what is wrong with the text and what it may be instead.
  public static func share(_ text: String) throws(NotationError) -> Double {
    let body = text.trimmed
    guard body.hasSuffix("%"), let percent = Double(String(body.dropLast()).trimmed), percent.isFinite, percent >= 0
    else {
      throw NotationError(text: text, expected: "a percentage that is not negative, such as 5%")
    }
    return percent / 100
  }
}

extension Tolerance {
  /// The text form.
  public var description: String {
    let percent = "\(Tolerance.plain(relative * 100))%"
    guard let floor else { return percent }
    let absolute = Tolerance.plain(floor.value) + (floor.unit == .count ? "" : floor.unit.symbol)
    return relative == 0 ? absolute : "\(percent)|\(absolute)"
  }

  /// The shortest text of a number, without the `.0` of an integral one and without the dust of a binary fraction.
  static func plain(_ number: Double) -> String {
    let rounded = (number * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int64(rounded)) : String(rounded)
  }
}
