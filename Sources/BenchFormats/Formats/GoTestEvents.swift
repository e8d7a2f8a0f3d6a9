import StrictJSON

/// Finds the events of `go test -json` among the lines of a file, between which the go command prints what it likes.
struct GoTestEvents {
  private var hasAny = false
  /// The first line that begins like an event and is none, if no event came before it.
  private var fault: ReadingFault?

  /// Reads a line; gives whether it is an event.
  ///
  /// - Throws: a damaged line of a file that holds events.
  mutating func read(
    _ bytes: [UInt8], _ line: Range<Int>, number: Int, into reader: inout GoBenchmarkReader
  ) throws(ReadingFault) -> Bool {
    guard bytes[line].first(where: { $0 != 0x20 && $0 != 0x09 }) == UInt8(ascii: "{") else { return false }
    let event: GoTestEvent?
    do throws(JSONError) {
      event = try GoTestEvent(Array(bytes[line]))
    } catch {
      let found = ReadingFault(line: number, ReadingFault(error).problem)
      if hasAny { throw found }
      fault = fault ?? found
      return false
    }
    guard let event else { return false }
    hasAny = true
    if let fault { throw fault }
    if event.isFailedBuild { reader.losePackage() }
    if event.isBegin { reader.begin(event) }
    if let output = event.output { try reader.read(part: output, of: event, line: number) }
    return true
  }
}
