import BenchModel
import BenchRendering

extension ReportPage {
  /// What stands out, and what to do about it in the order of what it could gain at most.
  var bottlenecks: [Block] {
    guard let found = review?.bottlenecks, !found.isEmpty else { return [] }
    let advised = found.map { AdviceRow(bottleneck: $0, advice: $0.advice) }.ordered {
      $0.advice.bound > $1.advice.bound
    }
    var distinct: [AdviceRow] = []
    for row in advised where !distinct.contains(row) { distinct.append(row) }
    return [
      .heading(level: 2, "Bottlenecks"), .table(Table(of: found, columns: Self.rankingColumns)),
      .paragraph(
        """
        By what removing the cause could gain at most, as a share of the benchmark's own time: high from 50% on, medium \
        from 10% on.
        """), .table(Table(of: distinct, columns: AdviceRow.columns)),
    ]
  }

  private static let rankingColumns: [TableColumn<Bottleneck>] = [
    .words("stands out as") { .word($0.ranking) },
    .names("benchmark") { .name($0.id.description) },
    .figures("figure", dropOrder: 0) { bottleneck in
      switch bottleneck.ranking {
      case .slowest: "\(RowUnit(.nanoseconds, for: [bottleneck.figure]).text(bottleneck.figure)) an iteration"
      case .mostVariable: "p99 is \(.ratio(bottleneck.figure)) the median"
      case .mostAllocating: "\(bottleneck.figure, digits: 4) blocks an iteration"
      }
    },
  ]
}

/// One line of advice; the same benchmark with the same symptom is the same line.
private struct AdviceRow: Equatable, Sendable {
  let bottleneck: Bottleneck
  let advice: Bottleneck.Advice

  static func == (left: Self, right: Self) -> Bool {
    left.bottleneck.id == right.bottleneck.id && left.advice == right.advice
  }

  static let columns: [TableColumn<AdviceRow>] = [
    .words("gain") { .word($0.advice.gain) },
    .figures("at most", dropOrder: 1) { .share($0.advice.bound) },
    .names("benchmark") { .name($0.bottleneck.id.description) },
    .names("measured", dropOrder: 2) { $0.measured },
    .names("advice", dropOrder: 0) { $0.text },
  ]

  private var measured: Inline {
    switch advice.symptom {
    case .waiting: "the processor is used for less time than passes"
    case .tail: "the mean of operations lies above their median"
    case .allocation(let nanoseconds, let id):
      """
      a block costs no more than \(RowUnit(.nanoseconds, for: [nanoseconds]).text(nanoseconds)): that is all the time that \
      \(name: id.description) takes for each of its blocks, and no benchmark takes less
      """
    }
  }

  private var text: Inline {
    switch advice.symptom {
    case .waiting: "look for what it waits for before its code: a disk, a peer, a lock, a timer, or its turn"
    case .tail:
      "look at the operations that take much longer than most: what they wait for, and what they do that others do not"
    case .allocation: "ask the allocator for fewer blocks"
    }
  }
}
