import StrictJSON

extension GoBenchmarkReader {
  /// Reads a line that begins with the name of a benchmark.
  ///
  /// What `go test` prints of a benchmark while it runs comes between its name and its figures, in their line or in
  /// lines of its own.
  mutating func readResult(_ bytes: [UInt8], _ line: Range<Int>, number: Int) {
    GoBenchmarkLine.split(bytes, line, into: &fields)
    if !output.tests.isEmpty, !isOfTest(bytes, fields[0]) { return }
    endAnnouncement()
    if fields.count > 1, let iterations = GoBenchmarkLine.count(bytes, fields[1]) {
      guard fields.count >= 4, fields.count.isMultiple(of: 2) else {
        return tear(bytes, number, "a result needs a name, a count, and pairs of a value and its unit")
      }
      return add(bytes, from: 2, iterations: iterations, to: begin(bytes, fields[0]), number: number)
    }
    // A name alone announces a benchmark to people, and other words behind it are prose: go test puts a tab there.
    guard GoBenchmarkLine.isAnnouncement(bytes, line, name: fields[0]) else { return }
    let rest = fields.count > 1 ? fields[1].lowerBound..<line.upperBound : line.upperBound..<line.upperBound
    if bytes[rest].starts(with: "--- ".utf8) {
      return readEnding(String(decoding: bytes[rest], as: UTF8.self))
    }
    let name = begin(bytes, fields[0])
    if output.hasHeader { output.unended = name }
    if let place = GoBenchmarkLine.figures(bytes, fields, after: 1) {
      let iterations = GoBenchmarkLine.count(endOf: bytes, fields[place - 1])
      let values = stride(from: place, to: fields.count, by: 2).compactMap { place in
        GoBenchmarkLine.value(bytes, fields[place]).map {
          (value: $0, unit: units.number(of: bytes, fields[place + 1], scope: 0))
        }
      }
      output.figuresBesideName = (iterations, values)
    }
    if bytes[rest].starts(with: "signal: ".utf8) { losePackage() }
    output.announced = (name, number)
  }

  /// Whether a name is that of the benchmark that prints, or of one that the events named before.
  ///
  /// What else looks like a result was printed by a benchmark. Names that end like a number of processors and have none
  /// are noted.
  private mutating func isOfTest(_ bytes: [UInt8], _ field: Range<Int>) -> Bool {
    let name = String(decoding: bytes[field], as: UTF8.self)
    let digits = name.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
    let plain = name.dropLast(digits).last == "-" ? String(name.dropLast(digits + 1)) : name
    if name == output.test || plain == output.test {
      if name == output.test, plain != name { plainNames.insert(name) }
      return true
    }
    return output.test.isEmpty && output.tests.contains(plain) || output.tests.contains(name)
  }

  /// Reads figures that stand without a name, as those of the benchmark that was announced before.
  ///
  /// - Returns: whether the line holds any.
  /// - Throws: that they belong to no benchmark.
  mutating func readFigures(_ bytes: [UInt8], _ line: Range<Int>, number: Int) throws(ReadingFault) -> Bool {
    guard output.announced != nil || GoBenchmarkLine.mayBeFigures(bytes, line) else { return false }
    GoBenchmarkLine.split(bytes, line, into: &fields)
    guard let announced = output.announced else {
      guard GoBenchmarkLine.isFigures(bytes, line) else { return false }
      throw ReadingFault(line: number, "figures stand here without the name of their benchmark, and none was announced")
    }
    guard let place = GoBenchmarkLine.figures(bytes, fields, after: 0) else { return false }
    output.announced = nil
    output.figuresBesideName = nil
    let iterations = GoBenchmarkLine.count(endOf: bytes, fields[place - 1])
    add(bytes, from: place, iterations: iterations, to: announced.name, number: number)
    return true
  }

  /// Makes a benchmark that was announced and has no figures a failed one.
  mutating func endAnnouncement() {
    guard let (name, line) = output.announced.take() else { return }
    if let (iterations, values) = output.figuresBesideName.take() {
      for (value, unit) in values { append(value, iterations, to: name, unit: unit) }
      return
    }
    torn.append((name, "line \(line) announces it, and no figures follow"))
  }

  /// Adds the pairs of a value and a unit from a field on, if all of them can be read.
  private mutating func add(_ bytes: [UInt8], from start: Int, iterations: Int, to name: Int, number: Int) {
    for place in stride(from: start, to: fields.count, by: 2) {
      guard GoBenchmarkLine.value(bytes, fields[place]) != nil else {
        return tear(bytes, number, "'\(String(decoding: bytes[fields[place]], as: UTF8.self))' is no number")
      }
    }
    for place in stride(from: start, to: fields.count, by: 2) {
      guard let value = GoBenchmarkLine.value(bytes, fields[place]) else { continue }
      append(value, iterations, to: name, unit: units.number(of: bytes, fields[place + 1], scope: 0))
    }
    let isOfGoTest = bytes[fields[0].upperBound..<fields[1].lowerBound].contains(UInt8(ascii: "\t"))
    output.unended = output.hasHeader && isOfGoTest ? name : nil
  }

  /// Makes the benchmark of a line that cannot be read a failed one.
  private mutating func tear(_ bytes: [UInt8], _ line: Int, _ problem: String) {
    torn.append((begin(bytes, fields[0]), "line \(line) cannot be read: \(problem)"))
  }

  /// The number of a benchmark by its name.
  private mutating func begin(_ bytes: [UInt8], _ field: Range<Int>) -> Int {
    beginProcessIfNeeded()
    let name = names.number(of: bytes, field, scope: output.scopeNumber)
    while seriesOfName.count <= name { seriesOfName.append([]) }
    return name
  }

  private mutating func append(_ value: Double, _ iterations: Int, to name: Int, unit: Int) {
    let place = place(of: unit, in: name)
    let last = series[place].starts.count - 1
    if last < 0 || series[place].starts[last].process != output.process {
      series[place].starts.append((output.process, series[place].values.count, iterations))
    } else if series[place].starts[last].iterations < iterations {
      series[place].starts[last].iterations = iterations
    }
    series[place].values.append(value)
  }

  private mutating func place(of unit: Int, in name: Int) -> Int {
    let handful = 16
    let known =
      seriesOfName[name].count > handful
      ? seriesByUnit[name]?[unit] : seriesOfName[name].first { series[$0].unit == unit }
    if let known { return known }
    let place = series.count
    series.append(Series(benchmark: name, unit: unit))
    seriesOfName[name].append(place)
    if seriesOfName[name].count == handful + 1 {
      for one in seriesOfName[name] { seriesByUnit[name, default: [:]][series[one].unit] = one }
    } else if seriesOfName[name].count > handful {
      seriesByUnit[name, default: [:]][unit] = place
    }
    return place
  }
}
