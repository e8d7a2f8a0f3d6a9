/// Swift source without its comments and without the text of its strings; what strings interpolate is code and stays.
struct SwiftCode {
  private(set) var code = ""
  private let source: [Character]
  private var place = 0

  init(_ source: String) {
    self.source = Array(source)
    read(untilClosed: false)
  }

  private func isNext(_ text: String) -> Bool {
    source[place...].starts(with: text)
  }

  /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
  private mutating func read(untilClosed endsAtParenthesis: Bool) {
    var depth = 1
    while place < source.count {
      if isNext("//") {
        while place < source.count, source[place] != "\n" { place += 1 }
      } else if isNext("/*") {
        skipBlock()
      } else if isNext("\"") || isNext("#\"") {
        readString()
      } else {
        if source[place] == "(" { depth += 1 }
        if source[place] == ")" { depth -= 1 }
        code.append(source[place])
        place += 1
        if endsAtParenthesis, depth == 0 { return }
      }
    }
  }

  private mutating func skipBlock() {
    var depth = 0
    repeat {
      if isNext("/*") {
        (depth, place) = (depth + 1, place + 2)
      } else if isNext("*/") {
        (depth, place) = (depth - 1, place + 2)
      } else {
        place += 1
      }
    } while depth > 0 && place < source.count
  }

  private mutating func readString() {
    let isRaw = source[place] == "#"
    if isRaw { place += 1 }
    let quotes = isNext("\"\"\"") ? "\"\"\"" : "\""
    let end = isRaw ? quotes + "#" : quotes
    let escape = isRaw ? "\\#" : "\\"
    place += quotes.count
    while place < source.count {
      if isNext(end) {
        place += end.count
        return
      }
      if isNext(escape + "(") {
        place += escape.count + 1
        code.append(" ")
        read(untilClosed: true)
      } else {
        place += isNext(escape) ? escape.count + 1 : 1
      }
    }
  }
}
