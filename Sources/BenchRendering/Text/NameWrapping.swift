/// Breaks a name over several lines, where it may be broken and nowhere else if that can be.
enum NameWrapping {
  /// The lines of a name, each at most so many columns wide; they are the whole name, unless fewer are asked for.
  ///
  /// - Parameters:
  ///   - first: How many columns are left for the first line; that line may be empty.
  ///   - most: How many lines anybody asks for.
  static func lines(of name: String, width: Int, first: Int? = nil, most: Int = .max) -> [String] {
    var lines: [String] = []
    var rest = Substring(name)
    // Half a line is no place to begin in.
    if let first, first * 2 < width { lines.append("") }
    while !rest.isEmpty, lines.count < most {
      let line = beginning(of: rest, width: max(lines.isEmpty ? first ?? width : width, 1))
      lines.append(line)
      rest = rest.dropFirst(line.count)
    }
    return lines
  }

  /// What stands on a line: all that is left where it fits, else as much of it as ends at a good place.
  private static func beginning(of rest: Substring, width: Int) -> String {
    var head = DisplayWidth.beginning(of: rest, width: width)
    if head.utf8.count == rest.utf8.count { return head }
    if head.isEmpty { head = String(rest.prefix(1)) }
    // Behind a separator, unless that leaves the line mostly empty.
    if let cut = head.lastIndex(where: separators.contains),
      head.distance(from: head.startIndex, to: cut) * 2 >= head.count
    {
      head = String(head[...cut])
    }
    // A line that begins like a command of a build server would be escaped, and longer for it.
    while head.count > 1, let next = rest.dropFirst(head.count).first, next == ":" || next == "#" {
      head.removeLast()
    }
    return head
  }

  private static let separators: Set<Character> = [" ", "/", ",", ":", "-", "_", ".", "(", "=", ";", "|"]
}
