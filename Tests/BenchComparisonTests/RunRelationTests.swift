import BenchModel
import Testing

@testable import BenchComparison

@Suite("How two runs relate")
struct RunRelationTests {
  private static let values = [[1e3, 1e3], [1.01e3, 1e3], [1e3, 1.02e3]]

  private static func run(
    _ id: String, _ values: [[Double]] = RunRelationTests.values, session: BenchmarkRun.SessionMembership? = nil,
    completeness: BenchmarkRun.Completeness = .complete, metric: Metric = .time
  ) -> BenchmarkRun {
    BenchmarkRun(
      id: id, session: session, suite: "suite", completeness: completeness, environment: RunFixture.environment,
      metrics: [metric], results: [RunFixture.result([RunFixture.sample(values, of: metric)])])
  }

  private static func relation(
    _ baseline: BenchmarkRun, _ current: BenchmarkRun, sameBytes: Bool = false
  ) throws -> RunRelation {
    RunRelation(
      baseline: try RunIndex(RunFixture.source(baseline)), current: try RunIndex(RunFixture.source(current)),
      sameBytes: sameBytes, errorOfLooks: SessionLooks.error)
  }

  private static let others = [[1e3, 1e3], [1.01e3, 1e3], [1e3, 1.03e3]]

  @Test("Two sound runs have no fault, and only the two sides of one session ran together")
  func sound() throws {
    let plain = try Self.relation(Self.run("a"), Self.run("b", Self.others))
    #expect(plain.faults.isEmpty && !plain.isOneSession)
    let sides = [("s", "s", true), ("s", "t", false)]
    for (first, second, together) in sides {
      let relation = try Self.relation(
        Self.run("a", session: .init(id: first, side: .baseline)),
        Self.run("b", Self.others, session: .init(id: second, side: .current)))
      #expect(relation.faults.isEmpty && relation.isOneSession == together)
    }
  }

  @Test("Swapped sides, one side twice and partial runs are faults")
  func faults() throws {
    func session(_ side: BenchmarkRun.SessionMembership.Side) -> BenchmarkRun.SessionMembership {
      .init(id: "s", side: side)
    }
    let swapped = try Self.relation(
      Self.run("a", session: session(.current)), Self.run("b", Self.others, session: session(.baseline)))
    #expect(swapped.faults == ["the sides are swapped: in their session the current run was the baseline"])
    #expect(!swapped.isOneSession)
    let twice = try Self.relation(
      Self.run("a", session: session(.current)), Self.run("b", Self.others, session: session(.current)))
    #expect(twice.faults == ["both runs are the same side of one session"])
    let partial = try Self.relation(
      Self.run("a", completeness: .partial), Self.run("b", Self.others, completeness: .partial))
    #expect(
      partial.faults == [
        "the current run was stopped early and is partial", "the baseline was stopped early and is partial",
      ])
  }

  @Test("The same run is known by its identifier, its bytes, and its very times under another name")
  func sameRun() throws {
    let same = "both sides are the same run, so that nothing is compared"
    #expect(try Self.relation(Self.run("a"), Self.run("a", Self.others)).faults == [same])
    #expect(try Self.relation(Self.run("a"), Self.run("b"), sameBytes: true).faults == [same])
    let copied = try Self.relation(Self.run("a"), Self.run("b"))
    #expect(copied.faults == ["both sides hold the very same times, so that one is a copy of the other"])
  }

  @Test("Figures that are coarse, exact or no times may agree without being copies")
  func coincidence() throws {
    let coarse = [[1e3], [1e3], [2e3]]
    #expect(try Self.relation(Self.run("a", coarse), Self.run("b", coarse)).faults.isEmpty)
    #expect(try Self.relation(Self.run("", metric: .allocations), Self.run("", metric: .allocations)).faults.isEmpty)
    #expect(try Self.relation(Self.run("", metric: .peakMemory), Self.run("", metric: .peakMemory)).faults.isEmpty)
  }
}
