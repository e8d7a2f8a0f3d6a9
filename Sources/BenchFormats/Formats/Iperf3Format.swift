import BenchModel

/// The JSON of iperf3 (`-J`): what a network carried.
///
/// Intervals of TCP are the measurements of their process; of UDP, whose sender keeps to its rate, what arrived is one.
/// The tool writes some keys twice.
enum Iperf3Format: FileFormat {
  static let name = "iperf3 JSON"
  static let keyword = "iperf3"
  static let mayRepeatKeys = true

  static let signature = Signature(
    documents: [.document(.member("start", has: "system_info"), .key("intervals"), .key("end"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(Iperf3Document.self)
    var assembly = RunAssembly()
    for direction in document.directions {
      let id = document.id(direction)
      if let error = document.error {
        assembly.fail(id, error)
      } else {
        add(document, direction, of: id, to: &assembly)
      }
    }
    var environment = RunEnvironment()
    environment.other = document.start.version.map { ["iperf3": $0] }
    return assembly.run(identity: identity, suite: "iperf3", environment: environment)
  }

  private static func add(
    _ document: Iperf3Document, _ direction: Iperf3Document.Direction, of id: BenchmarkID,
    to assembly: inout RunAssembly
  ) {
    assembly.name(id)
    let received = document.end["sum_received\(direction.suffix)"] ?? document.end["sum"]
    let rates = document.isUDP ? [] : document.rates(direction)
    if rates.count > 1 {
      assembly.measure(id, .bitRate, rates)
    } else {
      assembly.add(id, .bitRate, received?.rate)
    }
    assembly.add(id, count: .retransmits, document.end["sum_sent\(direction.suffix)"]?.retransmits)
    guard document.isUDP, let packets = document.end["sum"] ?? received else { return }
    assembly.add(id, .jitter, packets.jitter.map { $0 * 1e6 })
    let share = Metric(name: "share of lost packets", unit: .count)
    assembly.add(id, count: share, packets.lost.map { $0 / 100 })
  }
}
