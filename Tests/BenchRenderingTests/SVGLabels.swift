import Foundation
import FoundationXML

/// Reads a picture as a viewer does: its elements, its words, and where its labels stand.
final class SVGLabels: NSObject, XMLParserDelegate {
  /// A label and the space that it takes.
  struct Label {
    var text: String
    let box: (left: Double, right: Double, top: Double, bottom: Double)

    func touches(_ other: Self) -> Bool {
      box.left < other.box.right && other.box.left < box.right && box.top < other.box.bottom
        && other.box.top < box.bottom
    }
  }

  private(set) var labels: [Label] = []
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []
  private(set) var root: [String: String] = [:]
  /// The titles of the picture and of its parts, in order; the first is that of the whole.
  private(set) var titles: [String] = []
  private(set) var descriptions: [String] = []
  private(set) var isWellFormed = false
  private var path: [String] = []

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes given: [String: String]
  ) {
    if path.isEmpty { root = given }
    path.append(name)
    elements.insert(name)
    attributes.formUnion(given.keys)
    if name == "title" { titles.append("") }
    if name == "desc" { descriptions.append("") }
    guard name == "text", let x = given["x"].flatMap(Double.init), let y = given["y"].flatMap(Double.init),
      let width = given["textLength"].flatMap(Double.init)
    else { return }
    let shares: [String: Double] = ["middle": 0.5, "end": 1]
    let share = shares[given["text-anchor"] ?? "start"] ?? 0
    // A letter of 12 reaches 9 above its base line and 3 below it.
    labels.append(Label(text: "", box: (x - share * width, x + (1 - share) * width, y - 9, y + 3)))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    switch path.last {
    case "title": titles[titles.count - 1] += string
    case "desc": descriptions[descriptions.count - 1] += string
    case "text": labels[labels.count - 1].text += string
    default: break
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    path.removeLast()
  }
}
