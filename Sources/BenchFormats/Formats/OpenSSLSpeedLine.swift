import BenchModel

/// A line of results of `openssl speed -mr`, such as `+F:6:sha256:1001643226.23` or `+F2:1:1024:7667.3:137084.9`.
struct OpenSSLSpeedLine {
  /// What one number of such a line says.
  struct Figure {
    let id: BenchmarkID
    /// The identity with the number that the program has for the algorithm.
    let numberedID: BenchmarkID
    let metric: Metric
    /// Nil where the line has no number there.
    let rate: Double?
    let line: Int
  }

  private static let bytes = Metric(name: "bandwidth", unit: Metric.Unit("B/s"), direction: .larger)

  /// What the numbers behind the length of a key are, by the kind of line; of an exchange the second is the reciprocal
  /// of the first.
  private static let kinds: [String: (name: String, operations: [String], isNamed: Bool)] = [
    "+F2": ("rsa", ["sign", "verify"], false), "+F3": ("dsa", ["sign", "verify"], false),
    "+F4": ("ecdsa", ["sign", "verify"], false), "+F5": ("ecdh", ["exchange"], false),
    "+F6": ("", ["sign", "verify"], true), "+F7": ("", ["sign", "verify"], true),
    "+F8": ("ffdh", ["exchange"], false),
  ]

  private let number: Int
  private let fields: [String]

  init(_ line: TextLine) {
    number = line.number
    fields = line.text.trimmed.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
  }

  /// Whether a line is one of results: `+F`, perhaps a number, and a colon.
  static func isResult(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "+F".utf8) else { return false }
    let rest = line.dropFirst(2).drop { (0x30...0x39).contains($0) }
    return rest.first == UInt8(ascii: ":")
  }

  /// Every number of the line; bytes a second are of blocks of so many bytes.
  func figures(ofSizes sizes: [String]) -> [Figure] {
    if fields[0] == "+F" {
      // A name may hold a colon no more than a number may.
      return fields.dropFirst(3).enumerated().map { place, field in
        let size = place < sizes.count ? sizes[place] : "\(place + 1)"
        return figure(fields[2], "block", size, operation: nil, Self.bytes, field)
      }
    }
    guard let kind = Self.kinds[fields[0]], fields.count >= 3 else {
      return [figure(fields.dropFirst().joined(separator: ":"), "kind", fields[0], operation: nil, .throughput, "")]
    }
    let name = kind.isNamed && fields.count > 3 ? fields[3] : kind.name
    let rates = fields.dropFirst(kind.isNamed ? 4 : 3)
    return kind.operations.enumerated().map { place, operation in
      let rate = place < rates.count ? rates[rates.startIndex + place] : ""
      return figure(name, "bits", fields[2], operation: operation, .throughput, rate)
    }
  }

  private func figure(
    _ name: String, _ parameter: String, _ value: String, operation: String?, _ metric: Metric, _ rate: String
  ) -> Figure {
    let parameters = [BenchmarkID.Parameter(name: parameter, value: value)]
    let place = fields.count > 1 ? [BenchmarkID.Parameter(name: "number", value: fields[1])] : []
    func id(_ parameters: [BenchmarkID.Parameter]) -> BenchmarkID {
      BenchmarkID(group: operation == nil ? "" : name, name: operation ?? name, parameters: parameters)
    }
    return Figure(
      id: id(parameters), numberedID: id(parameters + place), metric: metric, rate: rate.number, line: number)
  }
}
