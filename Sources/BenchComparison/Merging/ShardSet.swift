import BenchModel

/// The shards of one side, known to be all of them and not to overlap, in the order of their numbers.
struct ShardSet: Sendable {
  let parts: [RunMerge.Part]

  /// Takes the files of a side; nil where none is a shard.
  init?(_ parts: [RunMerge.Part]) throws(MergeError) {
    guard let first = parts.first(where: { $0.run.plan?.shard != nil }), let shape = first.run.plan?.shard else {
      return nil
    }
    var files: [Int: RunMerge.Part] = [:]
    var holders: [BenchmarkID: String] = [:]
    for part in parts {
      guard let shard = part.run.plan?.shard else { throw .noShard(file: part.file, shard: first.file) }
      guard shard.count == shape.count, shard.partition == shape.partition, shard.benchmarks == shape.benchmarks else {
        throw .otherPartition(first: first.file, second: part.file)
      }
      if let earlier = files.updateValue(part, forKey: shard.number) {
        throw .shardTwice(number: shard.number, first: earlier.file, second: part.file)
      }
      for result in part.run.results {
        guard let holder = holders.updateValue(part.file, forKey: result.id) else { continue }
        throw .benchmarkInTwoShards(benchmark: result.id.description, first: holder, second: part.file)
      }
    }
    // What a file says of itself may be anything; nobody waits for a million numbers of missing shards.
    let most = min(max(shape.count, 1), Self.mostShards)
    let missing = (1...most).filter { files[$0] == nil }
    guard missing.isEmpty, files.count == shape.count else {
      throw .missingShards(missing, count: shape.count)
    }
    self.parts = (1...most).compactMap { files[$0] }
  }

  private static let mostShards = 10_000

  /// What all of them were planned by, as if the suite had been measured at once.
  var plan: RunPlan? {
    let plans = parts.map { part in
      var plan = part.run.plan
      plan?.shard = nil
      return plan
    }
    return plans.allSatisfy { $0 == plans[0] } ? plans[0] : nil
  }

  /// The session that the sessions of all shards are together; nil where one is none, or they differ in what they are.
  var session: BenchmarkRun.SessionMembership? {
    let sessions = parts.compactMap(\.run.session)
    guard sessions.count == parts.count, let first = sessions.first,
      sessions.allSatisfy({ $0.side == first.side && $0.looks == first.looks && $0.trailers == first.trailers })
    else { return nil }
    return .init(
      id: sessions.map(\.id).joined(separator: "+"), side: first.side, looks: first.looks,
      isCut: sessions.contains { $0.isCut == true } ? true : nil, trailers: first.trailers)
  }

  /// In which shard each benchmark was measured.
  var table: ShardTable {
    var numbers: [BenchmarkID: Int] = [:]
    for (place, part) in parts.enumerated() {
      for result in part.run.results { numbers[result.id] = place + 1 }
    }
    return ShardTable(numbers: numbers, benchmarks: parts[0].run.plan?.shard?.benchmarks ?? numbers.count)
  }
}
