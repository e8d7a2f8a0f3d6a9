/// What Callgrind counted between two moments of a process: events by function, and who called whom.
///
/// Functions of one name are one function, wherever they stand: what compares two builds has no better way to tell
/// which of them are the same.
package struct CallgrindProfile: Equatable, Sendable {
  /// Calls from one function to another, with all that was executed in them.
  package struct Call: Equatable, Sendable {
    /// The places of both in `functions`.
    package let caller: Int
    package let callee: Int
    /// One cost for each event.
    package let costs: [Double]
  }

  /// The names of the events, as Callgrind calls them: `Ir` are instructions.
  package let events: [String]
  /// The sum of each event over the whole process.
  package let totals: [Double]
  /// The names of the functions, each once.
  package let functions: [String]
  /// What each function executed itself, one cost for each event.
  package let own: [[Double]]
  /// The calls of each pair of functions, added up.
  package let calls: [Call]

  /// The sum of an event over the whole process; nil where it was not counted.
  package func total(of event: String) -> Double? {
    events.firstIndex(of: event).map { totals[$0] }
  }

  /// What each function and all that it called executed, for the event of this place.
  ///
  /// Callgrind adds the cost of a call to each function on its way. Of functions that call themselves, by themselves or
  /// through others, it counts a call within a call again; no sum exceeds that of the whole process.
  package func inclusive(event: Int) -> [Double] {
    var sums = own.map { $0[event] }
    for call in calls where call.caller != call.callee { sums[call.caller] += call.costs[event] }
    return sums.map { min($0, totals[event]) }
  }
}
