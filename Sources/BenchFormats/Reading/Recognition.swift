import StrictXML

/// The format of a file, and the parts of it that are read by it.
struct Recognition {
  /// A document, or the text as a whole, with the format that it is read by.
  struct Part {
    let format: any FileFormat.Type
    let content: FileContent
  }

  /// What is read, mostly one part.
  let parts: [Part]
  /// How many lines around the documents are none of theirs.
  let passed: Int

  /// Finds out what a file is.
  ///
  /// - Throws: that it is of no format or could be of several, with what to do.
  init(_ plain: PlainText) throws(ReadingFault) {
    let found = Found(plain)
    switch found.formats.count {
    case 1:
      let format = found.formats[0]
      if let unclosed = found.unclosed(before: format) { throw unclosed }
      self.init(RunReader.fileFormats[format], found.parts(of: format, plain), found.passed)
    case 0: throw found.refusal(of: plain)
    // One run of cargo prints what the benchmarks of both libraries print.
    case 2 where found.formats.allSatisfy({ RunReader.fileFormats[$0].isOfCargo }):
      self.init(
        parts: found.formats.map { Part(format: RunReader.fileFormats[$0], content: FileContent(plain.bytes, .text)) },
        passed: 0)
    default:
      let names = found.formats.map { RunReader.fileFormats[$0] }.map { "\($0.name) (--from \($0.keyword))" }
      throw ReadingFault("the file could be \(names.joined(separator: " or ")): say which")
    }
    try checkStrictness(isWhole: found.whole != nil)
  }

  /// Takes a file for one of a format, whatever it looks like.
  init(_ plain: PlainText, as format: any FileFormat.Type) throws(ReadingFault) {
    let found = Found(plain)
    let place = RunReader.fileFormats.firstIndex { $0.keyword == format.keyword }
    if let place, let unclosed = found.unclosed(before: place) { throw unclosed }
    let own = place.map { found.parts(of: $0, plain) } ?? []
    // What has nothing but documents is in none of this text.
    if own.isEmpty, found.whole == nil, format.signature.lines.isEmpty, let fault = found.fault { throw fault }
    let any = found.whole.map { [$0] } ?? [FileContent(plain.bytes, .text)]
    self.init(format, own.isEmpty ? any : own, own.isEmpty ? 0 : found.passed)
    try checkStrictness(isWhole: found.whole != nil)
  }

  private init(_ format: any FileFormat.Type, _ parts: [FileContent], _ passed: Int) {
    self.init(parts: parts.map { Part(format: format, content: $0) }, passed: passed)
  }

  private init(parts: [Part], passed: Int) {
    self.parts = parts
    self.passed = passed
  }

  /// The formats that a file can be of.
  static func formats(of file: [UInt8]) -> [any FileFormat.Type] {
    Found(PlainText(file)).formats.map { RunReader.fileFormats[$0] }
  }

  /// Refuses what is not one strict document, where the format wants that.
  private func checkStrictness(isWhole: Bool) throws(ReadingFault) {
    guard let format = parts.first?.format, format.isStrict else { return }
    if let fault = parts.lazy.compactMap(\.content.strictFault).first { throw fault }
    if !isWhole {
      throw ReadingFault(
        line: parts.first?.content.firstLine ?? 1,
        "\(format.name) begin here: such a file has to be one document, with nothing before or behind it")
    }
  }
}

/// What shows of which format a file is.
private struct Found {
  /// The formats that the file can be of, by their places in the registry.
  let formats: [Int]
  /// The file, if it is one document.
  let whole: FileContent?
  /// Why it is none, if it begins like one.
  let fault: ReadingFault?
  private let opening: Opening?

  init(_ plain: PlainText) {
    var fault: ReadingFault?
    whole = FileContent.whole(plain, fault: &fault)
    if let whole {
      (self.fault, opening) = (nil, nil)
      formats =
        whole.shape.map { MarkTable.marks(of: $0).map(\.format) }
        ?? whole.root.map { MarkTable.formats(ofElement: $0.name) } ?? []
      return
    }
    let opening = Opening(plain)
    self.opening = opening
    // Of a text that is no document nobody says where it ends to be one.
    self.fault = opening.unclosed ?? opening.fault ?? (opening.unknown == nil ? fault : nil)
    var formats = opening.textFormats
    for format in opening.parts.flatMap(\.formats) where !formats.contains(format) { formats.append(format) }
    self.formats = formats.sorted()
  }

  /// How many lines are none of a document.
  var passed: Int { opening?.passed ?? 0 }

  /// What is wrong with a file whose documents of a format may be parts of one that has no end.
  func unclosed(before format: Int) -> ReadingFault? {
    guard let opening, !opening.textFormats.contains(format) else { return nil }
    return opening.parts.contains { $0.formats.contains(format) } ? opening.unclosed : nil
  }

  /// What is read of the file as one of a format; nothing if it is none.
  func parts(of format: Int, _ plain: PlainText) -> [FileContent] {
    if let whole { return formats.contains(format) ? [whole] : [] }
    guard let opening else { return [] }
    let own = opening.parts.filter { $0.formats.contains(format) }
    if opening.textFormats.contains(format) { return [FileContent(plain.bytes, .text)] }
    if let line = own.first(where: \.isLine), let shape = line.content.shape {
      return [FileContent(plain.bytes, .jsonLines(shape), strictFault: plain.strictFault)]
    }
    return own.map(\.content)
  }

  /// Why the file is of no format, with the nearest one and what to do.
  func refusal(of plain: PlainText) -> ReadingFault {
    if let miss = NearMiss.found(in: plain.bytes, whole?.shape ?? opening?.unknown) {
      return ReadingFault("the file is of no format known here: \(miss)")
    }
    if let fault { return fault }
    if let shape = whole?.shape ?? opening?.unknown, let (format, lack) = MarkTable.nearest(to: shape) {
      let nearest = RunReader.fileFormats[format]
      return ReadingFault("the file is of no format known here: nearest is \(nearest.name), but it has \(lack)")
    }
    if let root = whole?.root {
      let known = RunReader.fileFormats.filter { !$0.signature.elements.isEmpty }.map { $0.name }
      return ReadingFault(
        "the file is of no format known here: its outermost element <\(root.name)> is none of "
          + known.joined(separator: ", "))
    }
    return ReadingFault(
      "the file is of no format known here: \(whole == nil ? "no line and no document in it" : "nothing in it") is "
        + "that of a benchmark's result; --help lists the formats")
  }
}
