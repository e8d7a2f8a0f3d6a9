package import BenchModel
import Glibc

/// One axis of a picture: where a value stands, and which values are marked.
package struct FigureAxis {
  package let range: ClosedRange<Double>
  /// Where the ends of the range stand, in the picture's units; the first may lie beyond the second.
  package let places: (start: Double, end: Double)
  package let isLogarithmic: Bool
  package let ticks: [Double]
  private let scale: Quantity.Scale
  private let unit: Metric.Unit

  /// An axis over all the values, widened to round ends; logarithmic only if every value is positive.
  package init(
    over values: [Double], from start: Double, to end: Double, isLogarithmic: Bool = false, ticks count: Int = 6,
    unit: Metric.Unit = .count
  ) {
    let finite = values.filter(\.isFinite)
    let low = finite.min() ?? 0
    let high = finite.max() ?? 1
    places = (start, end)
    self.unit = unit
    scale = Quantity.scale(for: max(low.magnitude, high.magnitude), unit: unit)
    self.isLogarithmic = isLogarithmic && low > 0
    if self.isLogarithmic {
      ticks = Self.decades(from: low, to: high)
    } else {
      // A series of nothing but zeros has an axis from -1 to 1.
      let pad = low != high ? 0 : low == 0 ? 1 : low.magnitude * 0.1
      let factor = scale.factor
      let widened = (low: (low - pad).clampedToFinite, high: (high + pad).clampedToFinite)
      ticks = Self.round(from: widened.low / factor, to: widened.high / factor, count: count)
        .map { $0 * factor }.filter(\.isFinite)
    }
    // Round ends beyond the largest number are no ticks: the values themselves are the ends then.
    range = min(ticks.first ?? low, low)...max(ticks.last ?? high, high)
  }

  /// Where a value stands; one beyond the range stands at its end.
  package func place(_ value: Double) -> Double {
    let clamped = min(max(value, range.lowerBound), range.upperBound)
    let share =
      isLogarithmic
      ? Self.share(of: log(clamped), from: log(range.lowerBound), to: log(range.upperBound))
      : Self.share(of: clamped, from: range.lowerBound, to: range.upperBound)
    return places.start + (places.end - places.start) * (share.isFinite ? share : 0)
  }

  /// Where a value lies between two others; halves of numbers never lie farther apart than numbers go.
  private static func share(of value: Double, from low: Double, to high: Double) -> Double {
    if (high - low).isFinite { return (value - low) / (high - low) }
    return (value / 2 - low / 2) / (high / 2 - low / 2)
  }

  /// What stands beside a tick; a logarithmic axis has a unit for each, another one the same for all.
  package func label(of tick: Double) -> String {
    let scale = isLogarithmic ? Quantity.scale(for: tick.magnitude, unit: unit) : self.scale
    let value = tick / scale.factor
    let step = isLogarithmic || ticks.count < 2 ? value : (ticks[1] - ticks[0]) / scale.factor
    let decimals = step == 0 || !step.isFinite ? 0 : min(9, max(0, -Int(floor(log10(step.magnitude) + 1e-9))))
    let isRound = (value - value.rounded()).magnitude < 1e-9 * max(1, value.magnitude)
    return DecimalText.fixed(value, decimals: isLogarithmic && isRound ? 0 : decimals) + scale.symbol
  }

  /// Multiples of 1, 2 or 5 times a power of ten that enclose the range (Heckbert 1990, "Nice Numbers for Graph
  /// Labels").
  private static func round(from low: Double, to high: Double, count: Int) -> [Double] {
    let parts = Double(max(1, count - 1))
    let rough = (high - low).isFinite ? (high - low) / parts : high / parts - low / parts
    guard rough > 0, rough.isFinite else { return [low, low + 1] }
    let power = pow(10, floor(log10(rough)))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= rough * (1 - 1e-9) } ?? 10
    let step = factor * power
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    guard first.magnitude < 1e15, last - first < 1_000 else { return [low, high] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Powers of ten that enclose the range; within one decade also 2 and 5 times them.
  private static func decades(from low: Double, to high: Double) -> [Double] {
    let first = Int(floor(log10(low) + 1e-9))
    let last = max(first + 1, Int(ceil(log10(high) - 1e-9)))
    let factors = last - first <= 3 ? [1.0, 2, 5] : [1.0]
    // Powers beyond the largest number and below the smallest are none.
    let all = (first...last).flatMap { exponent in factors.map { $0 * pow(10, Double(exponent)) } }
      .filter { $0 > 0 && $0.isFinite }
    if all.isEmpty { return [low, high] }
    let start = all.lastIndex { $0 <= low * (1 + 1e-9) } ?? 0
    let end = all.firstIndex { $0 >= high * (1 - 1e-9) } ?? all.count - 1
    let enclosed = Array(all[start...max(start, end)])
    if enclosed.count > 1 { return enclosed }
    let only = enclosed[0]
    return (only * 10).isFinite ? [only, only * 10] : [only / 10, only]
  }
}

extension Double {
  /// The number itself, or the largest one in the direction of an infinity.
  fileprivate var clampedToFinite: Double {
    min(max(self, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}
