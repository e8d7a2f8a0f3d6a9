import BenchModel

/// A name as Go prints it, such as `BenchmarkEncode/format=json-8`, taken apart.
struct GoBenchmarkName {
  /// The name without `Benchmark` and without the parameters at its end.
  let name: String
  /// What `/key=value` says at the end of the name, in its order.
  let parameters: [BenchmarkID.Parameter]
  /// The number of processors the benchmark ran on; none is printed for one.
  let processors: String?

  /// The parameter under which the number of processors stands.
  static let processorsKey = "GOMAXPROCS"

  /// - Parameter hasProcessors: Whether a number behind a dash at the end can be one of processors.
  init(_ printed: String, hasProcessors: Bool = true) {
    var rest = printed.hasPrefix("Benchmark") ? printed.dropFirst("Benchmark".count) : printed[...]
    if hasProcessors, let dash = rest.lastIndex(of: "-"), Self.isNumber(rest[dash...].dropFirst()) {
      processors = String(rest[dash...].dropFirst())
      rest = rest[..<dash]
    } else {
      processors = nil
    }
    var parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    var found: [BenchmarkID.Parameter] = []
    while parts.count > 1, let parameter = Self.parameter(parts[parts.count - 1]) {
      found.insert(parameter, at: 0)
      parts.removeLast()
    }
    name = parts.joined(separator: "/")
    parameters = found
  }

  /// The identity in a package, with what else tells benchmarks of one name apart.
  func id(package: String, context: [BenchmarkID.Parameter], processors: String?) -> BenchmarkID {
    let count = processors.map { [BenchmarkID.Parameter(name: Self.processorsKey, value: $0)] } ?? []
    return BenchmarkID(group: package, name: name, parameters: parameters + count + context)
  }

  private static func parameter(_ part: Substring) -> BenchmarkID.Parameter? {
    guard let equals = part.firstIndex(of: "="), equals != part.startIndex else { return nil }
    let key = part[..<equals]
    // Kept in the name, so that it is never taken for the number behind the dash.
    if key == processorsKey { return nil }
    return BenchmarkID.Parameter(name: String(key), value: String(part[part.index(after: equals)...]))
  }

  static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && text.utf8.first != 0x30
  }
}
