import BenchModel
import BenchStatistics
import CBenchPrimitives

/// The one processor on which both workers of a round are measured.
///
/// Two processors of one machine may differ in speed for seconds, as those of a virtual machine do whose other halves
/// are given to somebody else, and a process mostly stays on the one that it started on: beside three busy loops whole
/// rounds of one program against itself differed by 60 %, in each direction, and the pairs of such a round by hardly a
/// hundredth. A process of one thread uses one processor at a time, whichever it is, so that nothing of it is lost. One
/// of several threads is left alone.
struct SharedProcessor {
  typealias Workers = Sides<any WorkerConnection>

  private let usable: [Int32]
  private let chosen: Int32

  /// Draws one of those that this process may use; nil where it has no choice.
  init?(random: inout SplitMix64) {
    var processors = [Int32](repeating: 0, count: Self.mostProcessors)
    let count = bench_usable_processors(&processors, Int32(processors.count))
    guard count > 1 else { return nil }
    usable = Array(processors.prefix(Int(count)))
    chosen = usable[Int(random.draw(below: UInt64(usable.count)))]
  }

  private static let mostProcessors = 1024

  /// Keeps both workers there, where both are processes of a single thread; whether it did.
  func hold(_ workers: Workers) -> Bool {
    guard let before = workers.baseline.process, let after = workers.current.process,
      bench_has_one_thread(before) != 0, bench_has_one_thread(after) != 0
    else { return false }
    if bind(before, to: [chosen]), bind(after, to: [chosen]) { return true }
    release(workers)
    return false
  }

  /// Lets both workers run wherever this process may.
  func release(_ workers: Workers) {
    for process in [workers.baseline.process, workers.current.process].compactMap({ $0 }) {
      _ = bind(process, to: usable)
    }
  }

  private func bind(_ process: Int32, to processors: [Int32]) -> Bool {
    bench_bind(process, processors, Int32(processors.count)) != 0
  }
}
