package import CommandLineTool

/// A form in which a tool writes what it found.
package protocol OutputFormat: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
  /// How the names of files of this form usually end, the most usual first; empty where no name tells it.
  var fileExtensions: [String] { get }

  /// Whether a file may have the name of another form.
  func suits(_ named: Self) -> Bool
}

extension OutputFormat {
  /// The form that files of such a name usually have; nil where a name tells none.
  package init?(fileExtension: String) {
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(fileExtension) }) else { return nil }
    self = format
  }

  /// The endings that tell a form, as help lists them.
  package static var endings: String {
    allCases.compactMap { $0.fileExtensions.first.map { ".\($0)" } }.joined(separator: ", ")
  }

  package func suits(_ named: Self) -> Bool { named == self }
}

/// What a tool is to write, and where.
package enum OutputRequests {
  /// One output: its form and its destination.
  package struct Request<Format: OutputFormat>: Equatable, Sendable {
    package let format: Format
    /// A path, or `-` for standard output.
    package let destination: String

    /// Makes a request.
    package init(format: Format, destination: String) {
      self.format = format
      self.destination = destination
    }
  }

  /// Matches formats with destinations: the n-th of the ones with the n-th of the others.
  ///
  /// A format without a destination goes to standard output, and a destination without a format has that of its name,
  /// or the usual one.
  ///
  /// - Throws: status 64 where two documents would go to one place, or a name tells another form.
  package static func requests<Format: OutputFormat>(
    formats: [Format], destinations: [String], usual: Format, sharing: Set<Format> = []
  ) throws(ToolError) -> [Request<Format>] {
    var requests: [Request<Format>] = []
    for (place, destination) in destinations.enumerated() {
      let named: Format? = format(of: destination)
      guard place < formats.count else {
        requests.append(Request(format: named ?? usual, destination: destination))
        continue
      }
      // Anything that is no page of its own is text.
      if let named, named.rawValue != "text", !formats[place].suits(named) {
        throw ToolError(
          .usage,
          "--format \(formats[place].rawValue) is for --output \(destination), the same place in their order, whose name is "
            + "that of \(named.rawValue); put both into one order, or leave --format out")
      }
      requests.append(Request(format: formats[place], destination: destination))
    }
    requests += formats.dropFirst(destinations.count).map { Request(format: $0, destination: "-") }
    if requests.isEmpty { requests = [Request(format: usual, destination: "-")] }
    for (place, request) in requests.enumerated() {
      guard let other = requests[..<place].first(where: { $0.destination == request.destination }) else { continue }
      // Lines that a machine picks out of a log stand beside a page there.
      let isShared =
        request.destination == "-" && request.format != other.format
        && (sharing.contains(request.format) || sharing.contains(other.format))
      if isShared { continue }
      let place = request.destination == "-" ? "standard output" : request.destination
      throw ToolError(
        .usage,
        "\(other.format.rawValue) and \(request.format.rawValue) both go to \(place); give each an --output of its own, "
          + "in the order of the formats")
    }
    return requests
  }

  /// Writes every output; one that cannot be written does not keep the others from being so.
  ///
  /// - Throws: everything that went wrong, after all else is written.
  package static func writeAll<Output>(
    _ outputs: [Output], _ write: (Output) throws(ToolError) -> Void
  ) throws(ToolError) {
    var errors: [ToolError] = []
    for output in outputs {
      do throws(ToolError) {
        try write(output)
      } catch {
        errors.append(error)
      }
    }
    if let error = ToolError(errors) { throw error }
  }

  /// The form that a file's name tells; nil where it tells none.
  package static func format<Format: OutputFormat>(of path: String) -> Format? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return Format(fileExtension: name[name.index(after: dot)...].lowercased())
  }
}
