/// Breaks a name over several lines, where it may be broken and nowhere else if that can be.
enum NameWrapping {
  /// The lines of a name, each at most so many columns wide; they are the whole name.
  ///
  /// - Parameter first: how many columns are left for the first line; that line may be empty.
  static func lines(of name: String, width: Int, first: Int? = nil) -> [String] {
    var lines: [String] = []
    var rest = Substring(name)
    // Half a line is no place to begin in.
    if let first, first * 2 < width { lines.append("") }
    while case let room = max(lines.isEmpty ? first ?? width : width, 1), DisplayWidth.of(String(rest)) > room {
      var head = DisplayWidth.beginning(of: String(rest), width: room)
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
      lines.append(head)
      rest = rest.dropFirst(head.count)
    }
    return rest.isEmpty ? lines : lines + [String(rest)]
  }

  private static let separators: Set<Character> = [" ", "/", ",", ":", "-", "_", ".", "(", "=", ";", "|"]
}
