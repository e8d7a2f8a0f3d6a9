/// What fio writes at the end of a run, or of a part of it.
struct FioDocument: Decodable {
  let version: String
  private let milliseconds: Double?
  private let globals: [String: FactText]?
  private let jobs: [FioEntry]

  private enum CodingKeys: String, CodingKey {
    case version = "fio version"
    case milliseconds = "timestamp_ms"
    case globals = "global options"
    case jobs
  }

  /// The entries, those of one job together, in the order of the file.
  var groupedJobs: [FioJob] {
    var groups: [[FioEntry]] = []
    for entry in jobs {
      let place = groups.firstIndex { $0[0].name == entry.name && $0[0].group == entry.group }
      if let place { groups[place].append(entry) } else { groups.append([entry]) }
    }
    return groups.map { entries in
      let isRepeated = groups.contains { $0[0].name == entries[0].name && $0[0].group != entries[0].group }
      return FioJob(entries: entries, globals: globals ?? [:], isNumbered: isRepeated)
    }
  }

  /// Whether this was under way already when an earlier document was written.
  func continues(_ earlier: FioDocument) -> Bool {
    guard let milliseconds, let before = earlier.milliseconds, jobs.count >= earlier.jobs.count,
      zip(jobs, earlier.jobs).allSatisfy({ $0.name == $1.name && $0.bytes >= $1.bytes })
    else { return false }
    return jobs.map(\.longest).max() ?? 0 > milliseconds - before && milliseconds > before
  }
}

/// One entry of the file: a process, or a group of them that fio added up.
struct FioEntry: Decodable {
  struct Direction: Decodable {
    struct Latency: Decodable {
      let min: Double?
      let max: Double?
      let mean: Double?
      let deviation: Double?
      let count: Double?
      let percentiles: [String: Double]?
      let bins: [String: Double]?

      private enum CodingKeys: String, CodingKey {
        case min, max, mean, bins
        case deviation = "stddev"
        case count = "N"
        case percentiles = "percentile"
      }
    }

    let bytes: Double?
    let operations: Double?
    let iops: Double?
    let bandwidth: Double?
    /// In milliseconds.
    let runtime: Double?
    let completion: Latency?
    let total: Latency?

    private enum CodingKeys: String, CodingKey {
      case iops, runtime
      case bytes = "io_bytes"
      case operations = "total_ios"
      case bandwidth = "bw_bytes"
      case completion = "clat_ns"
      case total = "lat_ns"
    }
  }

  let name: String
  let group: Int?
  let error: Int?
  let options: [String: FactText]?
  private let read: Direction?
  private let write: Direction?
  private let trim: Direction?
  private let mixed: Direction?

  private enum CodingKeys: String, CodingKey {
    case error, read, write, trim, mixed
    case name = "jobname"
    case group = "groupid"
    case options = "job options"
  }

  /// The directions by their names; of what stands in `mixed` the others are parts, where fio states them too.
  var directions: [(name: String, figures: Direction)] {
    let parts = [("read", read), ("write", write), ("trim", trim)].compactMap { name, figures in
      figures.map { (name: name, figures: $0) }
    }
    if let mixed, parts.allSatisfy({ ($0.figures.operations ?? 0) == 0 }) { return [("mixed", mixed)] }
    return parts
  }

  /// How much was read, written and trimmed.
  var bytes: Double { directions.reduce(0) { $0 + ($1.figures.bytes ?? 0) } }

  /// How long the longest direction took, in milliseconds.
  var longest: Double { directions.compactMap(\.figures.runtime).max() ?? 0 }
}
