import BenchModel
import Benchmarking
import CommandFramework

/// Workloads whose time is the disk's or the network's.
extension Integration {
  /// One save that has reached the disk; every batch begins a new journal, so that none grows for longer than a batch.
  static func durable(_ sabotage: Sabotage) -> Benchmark {
    let age = sabotage.choose(31, orBroken: 32)
    return Benchmark(
      "Durable Repository", group: group, options: .init(operations: 200), setUp: { try ScratchFolder() },
      body: { (folder: ScratchFolder, state: inout State) in
        folder.clear()
        try save(age, in: folder, &state)
        // Read again from the disk: what is in memory proves nothing.
        let reopened = try FileRepository<User>(path: folder.file)
        let (saves, records, user) = (state.iterations, reopened.recovery.records, reopened.find(1)?.current)
        state.expect(
          records == saves && user?.age == 31,
          "\(records) records of \(saves) saves, the last of \(String(describing: user))")
      })
  }

  /// The repository is closed when this returns.
  private static func save(_ age: Int, in folder: ScratchFolder, _ state: inout State) throws {
    let repository = try FileRepository<User>(path: folder.file)
    let user = User(key: 1, name: "John", email: "john@example.com", age: age)
    for _ in state { blackHole(try repository.save(identity(user))) }
  }

  /// One request over the loopback interface and its answer from another thread of this process.
  static func loopback(_ sabotage: Sabotage) -> Benchmark {
    let step: UInt8 = sabotage.choose(1, orBroken: 2)
    let request = [UInt8](0..<64)
    return Benchmark(
      "Loopback Round Trip", group: group, options: .init(operations: 1000), setUp: { try LoopbackPeer(step: step) },
      body: { (peer: LoopbackPeer, state: inout State) in
        for _ in state { blackHole(try peer.exchange(request)) }
        let answer = try peer.exchange(request)
        state.expect(answer == [UInt8](1...64), "the peer answered \(answer)")
      })
  }
}
