/// The colours of pages and pictures, on light and on dark ground.
///
/// A picture that stands in a file of its own has the light ones and a ground of its own, because no colour of text has
/// a contrast of 4.5 both to white and to the near black of dark pages: 4.35 is the most there is.
package enum PageColor: String, CaseIterable {
  /// The ground.
  case paper
  /// The ground of code and of the heads of tables.
  case band
  /// The ground of what is tolerated in a picture.
  case tolerated
  /// Lines that part things.
  case line
  /// Text.
  case ink
  /// Text that a reader may pass over.
  case faint
  /// Marks that are neither good nor bad.
  case neutral
  /// Areas that are neither good nor bad; a line of a stronger colour bounds what is read from them.
  case soft
  case good, bad, doubtful

  /// The colour on light ground.
  package var light: String {
    switch self {
    case .paper: "#ffffff"
    case .band: "#f6f8fa"
    case .tolerated: "#dfe6ec"
    case .line: "#d1d9e0"
    case .ink: "#1f2328"
    case .faint: "#59636e"
    case .neutral: "#0969da"
    case .soft: "#b6d6f7"
    case .good: "#116329"
    case .bad: "#b3161f"
    case .doubtful: "#7d4e00"
    }
  }

  /// The colour on dark ground.
  package var dark: String {
    switch self {
    case .paper: "#0d1117"
    case .band: "#151b23"
    case .tolerated: "#2a323c"
    case .line: "#3d444d"
    case .ink: "#e6edf3"
    case .faint: "#9aa4af"
    case .neutral: "#58a6ff"
    case .soft: "#1c3f66"
    case .good: "#56d364"
    case .bad: "#ff8a80"
    case .doubtful: "#e3b341"
    }
  }
}
