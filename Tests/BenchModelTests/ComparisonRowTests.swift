import BenchModel
import Foundation
import Testing

@Suite("Rows of a comparison")
struct ComparisonRowTests {
  private static let id = BenchmarkID(group: "g", name: "n")

  private static let compared = ComparisonRow(
    id: id, label: "label", metric: .time, statistic: .mean, evidence: .launches,
    baseline: Estimate(value: 1, replicates: 3), current: Estimate(value: 2, replicates: 3), change: Change(value: 1),
    errorFactor: 1.5, tolerance: Tolerance(relative: 0.02), toleranceShare: 0.02, toleranceOrigin: "o",
    verdict: .regressed, gates: true, minimumDetectableChange: 0.1, replicatesNeeded: 4)
  private static let rows = [
    compared, compared.with(changeBeyondCommon: 0.5).with(severity: .warn, origin: "line 3"),
    compared.with(role: .informing).with(drift: RowDrift(deviation: 0.01, isDoubtful: true)),
    ComparisonRow(id: id, label: nil, presence: .removed, obstacle: .removed, gates: true),
    ComparisonRow(
      id: id, label: nil, presence: .both, metric: .time, statistic: .mean, obstacle: .notPositive, note: "note",
      gates: false),
    ComparisonRow(added: id, label: nil), ComparisonRow(added: id, label: nil, metric: .time, note: "note"),
  ]

  private static func bytes(_ row: ComparisonRow) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(row)
  }

  @Test("A row is read back as it was written, whatever became of it", arguments: rows)
  func roundTrip(row: ComparisonRow) throws {
    #expect(try JSONDecoder().decode(ComparisonRow.self, from: Self.bytes(row)) == row)
  }

  @Test("A row has the members of what became of it and no others")
  func members() throws {
    func text(_ row: ComparisonRow) throws -> String { String(decoding: try Self.bytes(row), as: UTF8.self) }
    #expect(try text(Self.rows[3]).contains(#""obstacle":"removed","presence":"removed","verdict":"invalid""#))
    #expect(try !text(Self.rows[5]).contains("verdict") && text(Self.rows[5]).contains(#""presence":"added""#))
    #expect(try text(Self.compared).contains(#""presence":"both""#) && !text(Self.compared).contains("obstacle"))
    #expect(Self.rows[3].with(changeBeyondCommon: 1) == Self.rows[3])
  }
}
