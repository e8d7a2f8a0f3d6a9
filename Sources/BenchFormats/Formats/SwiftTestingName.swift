import BenchModel

/// The identity of a test of Swift Testing, as in `Module.Suite/parse(text:)/File.swift:28:4`.
struct SwiftTestingName {
  /// Without the place in the file, and with it where overloads have one name.
  let ids: (short: BenchmarkID, long: BenchmarkID)

  init(_ id: String, name: String) {
    var (rest, place) = (id[...], "")
    // A raw identifier may hold a stroke, a file name none.
    if let stroke = id.lastIndex(of: "/"), id[stroke...].contains(":") {
      place = String(id[id.index(after: stroke)...])
      rest = id[..<stroke]
    }
    if rest.hasSuffix(name) {
      rest = rest.dropLast(name.count)
      if let last = rest.last, "/.".contains(last) { rest = rest.dropLast() }
    } else {
      rest = ""
    }
    let group = String(rest)
    let parameters = place.isEmpty ? [] : [BenchmarkID.Parameter(name: "place", value: place)]
    ids = (
      BenchmarkID(group: group, name: name), BenchmarkID(group: group, name: name, parameters: parameters)
    )
  }
}
