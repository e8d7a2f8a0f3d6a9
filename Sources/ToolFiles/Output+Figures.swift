package import BenchRendering
package import CommandLineTool

extension Output {
  /// Writes a page as Markdown, with its pictures in a folder beside it; standard output and devices have none.
  ///
  /// - Throws: status 73 if a file cannot be made, 74 if writing fails.
  package static func write(markdown document: Document, to path: String) throws(ToolError) {
    if path == "-" || path.hasPrefix("/dev/") {
      return try write(Array(MarkdownDialect().print(document).utf8), to: path)
    }
    let (directory, folder) = figureFolder(of: path)
    // Pictures first, so that no page links to one that is not there.
    for figure in document.figures {
      try write(Array(figure.svg.utf8), to: "\(directory)\(folder)/\(figure.fileName)")
    }
    try write(Array(MarkdownDialect(figureFolder: folder).print(document).utf8), to: path)
  }

  /// The name of the usual report, whose pictures lie in `plots`; those of another page have its name before that, so
  /// that two pages of one folder do not share pictures.
  private static let usualName = "PERFORMANCE_REPORT.md"

  private static func figureFolder(of path: String) -> (directory: Substring, folder: String) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let name = path[start...]
    if name == usualName { return (path[..<start], "plots") }
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    return (path[..<start], "\(stem.isEmpty ? name : stem)-plots")
  }
}
