/// What a picture is drawn for, which says how wide it is.
package enum PictureSurface {
  /// A page of a screen or of paper, and a file.
  case page
  /// A page as narrow as a phone: a picture that is wider shows names there, and not what it is about.
  case phone

  /// How wide a picture is, in its units, which are pixels; no phone is narrower than this and the margins of a page.
  package var width: Double { self == .page ? 960 : 340 }

  /// About how many labels an axis that takes most of the width has room for.
  package var ticks: Int { self == .page ? 8 : 4 }

  /// Room for the labels of an upright axis and its margin.
  var labelRoom: Double { self == .page ? 92 : 76 }

  /// Sentences below a picture, broken between words where they are longer than a phone is wide.
  func wrapped(_ sentences: [String]) -> [String] {
    if self == .page { return sentences }
    return sentences.flatMap { sentence in
      sentence.split(separator: " ").reduce(into: [String]()) { lines, word in
        if let last = lines.last, last.count + 1 + word.count <= SVGCanvas.columns(in: width) {
          lines[lines.count - 1] = "\(last) \(word)"
        } else {
          lines.append(String(word))
        }
      }
    }
  }
}
