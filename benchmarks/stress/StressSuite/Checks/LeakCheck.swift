import BenchModel
import Benchmarking

/// Reads at regular checkpoints how much memory is in use while one operation is done over and over.
struct LeakCheck {
  /// Twice as many stretches as the growth at the end needs checkpoints, so that its slope rests on more than the
  /// fewest.
  private static let stretches = 40

  private let apart: Int
  private var readings: [AllocationCount.Reading] = []

  /// Spreads so many operations over the checkpoints.
  init(operations: Int) {
    apart = max(1, operations / Self.stretches)
    readings.reserveCapacity(Self.stretches + 1)
  }

  /// Does the operations; what they set up once is done before the first checkpoint.
  mutating func run(_ operation: () throws -> Void) rethrows {
    for _ in 0..<apart { try operation() }
    AllocationCount.start()
    defer { AllocationCount.stop() }
    for _ in 0..<apart { try operation() }
    readings.append(AllocationCount.read())
    for _ in 0..<Self.stretches {
      for _ in 0..<apart { try operation() }
      readings.append(AllocationCount.read())
    }
  }

  /// Does asynchronous operations.
  mutating func run(_ operation: () async throws -> Void) async rethrows {
    await Self.fillPools()
    for _ in 0..<apart { try await operation() }
    AllocationCount.start()
    defer { AllocationCount.stop() }
    await Self.fillPools()
    for _ in 0..<apart { try await operation() }
    readings.append(AllocationCount.read())
    for _ in 0..<Self.stretches {
      for _ in 0..<apart { try await operation() }
      readings.append(AllocationCount.read())
    }
  }

  /// Has the system keep as many blocks of finished tasks as it ever does: bursts of more tasks than that.
  ///
  /// Left to themselves the pools fill little by little over tens of thousands of operations, which looks like a leak.
  private static func fillPools() async {
    for _ in 0..<8 {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4_000 { group.addTask { await Task.yield() } }
      }
    }
  }

  /// States the readings, and by how many blocks the last differs from the first, where that is the same every time.
  ///
  /// It is not where tasks run: the system keeps up to about a thousand blocks of finished ones to use them again.
  func record(in observation: inout Observation, countsBlocks: Bool) {
    guard let first = readings.first, let last = readings.last else { return }
    observation.record(.liveMemory, readings.map { Double($0.liveBytes - first.liveBytes) }, iterations: apart)
    if countsBlocks { observation.record(.liveBlockGrowth, Double(last.liveBlocks - first.liveBlocks)) }
  }
}
