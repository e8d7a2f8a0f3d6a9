import BenchModel
import Testing

@testable import BenchRendering
@testable import RunRendering

@Suite("Pictures")
struct FigureTests {
  static let fixture = PictureFixture()
  static let kinds = ["changes", "distribution", "percentiles", "memory", "threads", "history"]

  private static func figure(_ kind: String, of fixture: PictureFixture) -> Figure? {
    fixture.figures.first { $0.fileName.hasPrefix(kind) }
  }

  @Test("Every kind of picture", arguments: kinds)
  func golden(kind: String) throws {
    let figure = try #require(Self.figure(kind, of: Self.fixture))
    try Golden.expect(figure.svg, equals: "\(kind).svg")
  }

  @Test("A page without data has no picture")
  func nothing() {
    let comparison = Fixture().comparison
    let empty = Comparison(
      baseline: comparison.baseline, current: comparison.current, policySource: "", gate: comparison.gate, rows: [],
      warnings: [])
    #expect(ComparisonPage(empty).document.figures.isEmpty)
    let run = BenchmarkRun(id: "r", suite: "s", environment: RunEnvironment(), metrics: [], results: [])
    #expect(ReportPage(run: run, origin: .init(tool: "t", commands: [])).document.figures.isEmpty)
  }

  /// Names of every length, in letters of one width and of two.
  static let lengths = [1, 30, 40, 45, 60, 400].flatMap { count in
    ["m", "名"].map { letter in (letter: letter, count: count) }
  }

  @Test("Labels neither touch each other nor leave the picture, however long names are", arguments: lengths)
  func labels(letter: String, count: Int) {
    let long = String(repeating: letter, count: count)
    for figure in PictureFixture(naming: { $0 + long }).figures {
      let svg = SVGLabels(figure.svg)
      #expect(svg.isWellFormed && !svg.labels.isEmpty)
      let width = Double(svg.root["width"] ?? "") ?? 0
      let height = Double(svg.root["height"] ?? "") ?? 0
      for (index, label) in svg.labels.enumerated() {
        let (box, text) = (label.box, label.text)
        #expect(
          box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height, "\(text) of \(kind(figure))")
        for other in svg.labels[(index + 1)...] {
          #expect(!label.touches(other), "'\(text)' and '\(other.text)' of \(kind(figure))")
        }
      }
    }
  }

  private func kind(_ figure: Figure) -> Substring { figure.fileName.prefix { $0 != "-" && $0 != "." } }

  @Test("A name that is too long for two lines is cut, and whole in a title")
  func wholeNames() {
    let long = String(repeating: "m", count: 200)
    for figure in PictureFixture(naming: { $0 + long }).figures {
      let svg = SVGLabels(figure.svg)
      #expect(svg.labels.contains { $0.text.contains("…") && $0.text.contains("mmm") }, "\(kind(figure))")
      #expect(svg.titles.contains { $0.contains(long) }, "\(kind(figure))")
    }
  }

  @Test("A picture has a name, a description and a role, and nothing but shapes and words with attributes")
  func parts() {
    let shapes: Set = ["svg", "title", "desc", "rect", "line", "polyline", "polygon", "circle", "text"]
    for figure in Self.fixture.figures {
      let svg = SVGLabels(figure.svg)
      #expect(svg.root["role"] == "img" && svg.root["xmlns"] == "http://www.w3.org/2000/svg")
      #expect(svg.titles.first?.isEmpty == false && svg.descriptions.first?.isEmpty == false)
      #expect(svg.elements.isSubset(of: shapes), "\(svg.elements.subtracting(shapes))")
      #expect(svg.attributes.isDisjoint(with: ["style", "class", "href", "id", "onload"]))
    }
  }

  /// What all pictures with harmless names are made of.
  private static let harmless = PictureFixture(naming: HostileNamesTests.fixture("x").naming).figures
    .map { SVGLabels($0.svg) }
    .reduce(into: (elements: Set<String>(), attributes: Set<String>())) { all, svg in
      all.elements.formUnion(svg.elements)
      all.attributes.formUnion(svg.attributes)
    }

  @Test("Names change neither the elements of a picture nor the name of its file", arguments: HostileNames.all)
  func hostile(name: String) throws {
    for figure in PictureFixture(naming: HostileNamesTests.fixture(name).naming).figures {
      let svg = SVGLabels(figure.svg)
      #expect(svg.isWellFormed)
      #expect(svg.elements.isSubset(of: Self.harmless.elements))
      #expect(svg.attributes.isSubset(of: Self.harmless.attributes))
      #expect(PrintedText.forbidden(in: figure.svg).isEmpty)
      #expect(figure.fileName.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-.".utf8.contains($0) })
      #expect(figure.fileName.hasSuffix(".svg") && figure.fileName.utf8.count < 80)
    }
  }

  @Test("Groups whose names share their letters have pictures of their own")
  func fileNames() {
    func name(_ group: String) -> String {
      Figure(kind: .memory, of: group, svg: "", alternative: "", caption: "").fileName
    }
    let groups = ["a b", "a/b", "a-b", "A b", "", "名", "..", String(repeating: "x", count: 500)]
    #expect(Set(groups.map(name)).count == groups.count)
    #expect(name("Type System/…") == name("Type System/…") && name("Type System").hasPrefix("memory-type-system-"))
    #expect(name("..").hasPrefix("memory-") && !name("..").contains(".."))
  }

  @Test("A picture that cannot hold all rows says how many it leaves out")
  func omitted() throws {
    let row = try #require(Fixture().comparison.rows.first)
    let plot = try #require(ForestPlot([Array(repeating: row, count: 700), Array(repeating: row, count: 300)]))
    #expect(plot.figure.svg.contains("960 more rows are not drawn."))
    #expect(SVGLabels(plot.figure.svg).descriptions.first?.contains("40 rows") == true)
  }

  @Test("A long series keeps its outliers and its order, a short one is as it was")
  func thinned() {
    var values = (0..<10_000).map { Double($0 % 10) }
    (values[1234], values[9999]) = (-50, 99)
    let points = ThinnedSeries.points(values)
    #expect(points.count <= ThinnedSeries.limit)
    #expect(points.contains { $0 == (1234, -50) } && points.contains { $0 == (9999, 99) })
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.place < $1.place })
    #expect(ThinnedSeries.points([3, 1, 2]).map(\.value) == [3, 1, 2] && ThinnedSeries.points([]).isEmpty)
  }

  @Test(
    "Values that no picture can hold trap nowhere",
    arguments: [0, -1, .leastNonzeroMagnitude, 1e-300, 1e300, .infinity, -.infinity, .nan])
  func extremes(value: Double) {
    let spread = Distribution(
      count: 3, minimum: value, maximum: value,
      quantiles: [.init(order: 0.5, value: value), .init(order: 0.9, value: 1)],
      histogram: .init(lower: value, upper: value, isLogarithmic: value > 0, counts: []))
    let rows = [DistributionPlot.Row(name: "a", distribution: spread)]
    let pictures = [
      DistributionPlot(rows, unit: .nanoseconds)?.svg(title: "t"),
      PercentilePlot(rows, unit: .bytes)?.svg(title: "t"),
      SpreadTable(rows: [.init(name: "a", distribution: spread)], unit: .count, hasHistograms: true)
        .table(of: "a").rows.first.map { "<svg>\($0.count)</svg>" },
    ]
    for picture in pictures.compactMap({ $0 }) { #expect(SVGLabels(picture).isWellFormed) }
  }
}
