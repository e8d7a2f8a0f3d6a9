/// Structured tasks that work at the same time: each waits until all have started, so that starting them is no part of
/// what they measure.
enum TaskCrowd {
  /// Where tasks wait for each other without keeping a thread.
  private actor StartingLine {
    private let expected: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(expected: Int) {
      self.expected = expected
    }

    func arrive() async {
      guard waiting.count + 1 < expected else {
        for one in waiting { one.resume() }
        return
      }
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  /// Lets `count` tasks work, and returns the log of each.
  static func run(
    _ count: Int, _ work: @escaping @Sendable (inout OperationLog) async -> Void
  ) async -> [OperationLog] {
    let line = StartingLine(expected: count)
    return await withTaskGroup(of: OperationLog.self) { tasks in
      for _ in 0..<count {
        tasks.addTask {
          var log = OperationLog()
          await line.arrive()
          await work(&log)
          return log
        }
      }
      return await tasks.reduce(into: []) { $0.append($1) }
    }
  }
}
