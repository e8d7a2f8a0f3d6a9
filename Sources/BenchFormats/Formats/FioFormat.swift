import BenchModel

/// The JSON of the storage benchmark fio (`--output-format=json` and `json+`): figures of each job and direction.
///
/// Entries of one name and group are processes of one job, whose bytes and operations add up over the longest of their
/// times. A direction in which nothing was done is none.
enum FioFormat: FileFormat {
  static let name = "fio JSON"
  static let keyword = "fio"

  static let signature = Signature(documents: [.document(.key("fio version"), .key("jobs"))])

  static func read(_ content: FileContent, identity: String) throws(ReadingFault) -> BenchmarkRun {
    let document = try content.decode(FioDocument.self)
    var assembly = RunAssembly()
    var isCut = false
    for job in document.groupedJobs {
      if job.isCut { isCut = true }
      add(job, to: &assembly)
    }
    var environment = RunEnvironment()
    environment.other = ["fio": document.version]
    return assembly.run(
      identity: identity, suite: "fio", environment: environment, completeness: isCut ? .partial : .complete)
  }

  /// With `--status-interval` a document says how far the one behind it had come.
  static func ended(_ documents: [FileContent]) throws(ReadingFault) -> [FileContent] {
    var kept: [FileContent] = []
    var last: FioDocument?
    for content in documents {
      let document = try content.decode(FioDocument.self)
      if let last, document.continues(last) { kept.removeLast() }
      kept.append(content)
      last = document
    }
    return kept
  }

  private static func add(_ job: FioJob, to assembly: inout RunAssembly) {
    if let error = job.error {
      for direction in job.wanted { assembly.fail(job.id(direction), "fio ended it with error \(error)") }
      return
    }
    let measured = job.directions.filter { $0.operations > 0 }
    if measured.isEmpty {
      for direction in job.wanted { assembly.fail(job.id(direction), "not one operation was done") }
    }
    for direction in measured {
      let id = job.id(direction.name)
      assembly.add(id, .iops, direction.iops)
      assembly.add(id, .bandwidth, direction.bandwidth)
      assembly.publish(id, .latency, direction.latency)
      guard let percentiles = direction.percentiles else {
        if direction.hasLostPercentiles {
          assembly.warn(
            id, "Percentiles of several processes cannot be put together: use group_reporting or json+.")
        }
        continue
      }
      assembly.add(id, percentilesOf: .latency, condition: percentiles.condition) { order in
        RunAssembly.supports(order, count: direction.operations) ? percentiles.value(order) : nil
      }
    }
  }
}
