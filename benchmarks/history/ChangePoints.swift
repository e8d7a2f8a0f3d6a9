import BenchStatistics
import CommandLineTool
import Glibc

/// Searches series for change points, as `bench-compare --history` does: one series a line of numbers on standard
/// input, one line of answer each.
///
/// The answer is the chance of the most marked cut, the first autocorrelation, and each change point found at the level
/// with its range: `0.00012 0.21 100[98..103] 150[150..150]`.
@main
struct ChangePoints {
  static func main() {
    guard CommandLine.arguments.count == 2, let level = Double(CommandLine.arguments[1]) else {
      end(.usage, "usage: change-points LEVEL < SERIES")
    }
    while let line = readLine() {
      do {
        print(try answer(line.split(separator: " ").compactMap { Double($0) }, level: level))
      } catch {
        end(.dataError, "\(error)")
      }
    }
  }

  private static func end(_ status: ExitStatus, _ message: String) -> Never {
    try? StandardStream.error.write("change-points: \(message)\n")
    exit(status.code)
  }

  private static func answer(_ series: [Double], level: Double) throws -> String {
    let search = try ChangePointSearch(series)
    let points = try search.changePoints(level: level).map {
      "\($0.index)[\($0.range.lowerBound)..\($0.range.upperBound)]"
    }
    return (["\(search.evidence.probability)", "\(search.evidence.correlation)"] + points).joined(separator: " ")
  }
}
