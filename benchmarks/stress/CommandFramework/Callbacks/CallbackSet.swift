/// The callbacks of a command, compiled into one chain for every legal transition.
///
/// For each transition, terminal ones too, every matching callback is called once, in this order:
/// 1. `before`, while the state is still the old one;
/// 2. `around`, lowest priority number outermost; the innermost `proceed` moves the state and does the phase's work;
/// 3. `after`, in the new state, if the work did not throw (errors that were only recorded do not count as thrown);
/// 4. `error`, if any of these threw something other than a halt or a cancellation.
///
/// Callbacks of one kind run by ascending priority, then in the order of declaration, inherited ones first. What a
/// callback throws counts as thrown by the phase it belongs to. An `around` that returns without calling `proceed`
/// vetoes the phase and the run fails; terminal transitions cannot be vetoed.
///
/// The commit lies before the `succeed` transition. A callback before that one can still make the run fail, which then
/// does not undo what is committed; one after it comes too late to change the outcome, though what it throws reaches
/// the caller.
package struct CallbackSet<Around: Sendable>: Sendable {
  package typealias Action = @Sendable (inout CommandContext) throws -> Void
  package typealias ErrorAction = @Sendable (inout CommandContext, any Error) -> Void

  struct Entry<Call: Sendable>: Sendable {
    let filter: TransitionFilter
    let priority: Int
    let call: Call
  }

  struct Entries: Sendable {
    var before: [Entry<Action>] = []
    var around: [Entry<Around>] = []
    var after: [Entry<Action>] = []
    var error: [Entry<ErrorAction>] = []
  }

  /// What is called at one transition, in order.
  struct Chain: Sendable {
    let before: [Action]
    let around: [Around]
    let after: [Action]
    let error: [ErrorAction]
  }

  let entries: Entries
  // One place for each legal transition; empty when there are no callbacks at all.
  private let chains: [Chain?]

  /// A set without callbacks.
  package static var none: CallbackSet { CallbackSet() }

  private init() {
    entries = Entries()
    chains = []
  }

  /// A set that has the callbacks of `base`, as they are now, and those that `build` declares.
  package init(deriving base: CallbackSet? = nil, _ build: (inout Builder) -> Void) {
    var builder = Builder(entries: base?.entries ?? Entries())
    build(&builder)
    entries = builder.entries
    chains = Self.compile(builder.entries)
  }

  package var isEmpty: Bool { chains.isEmpty }

  /// What is to be called at a transition; nil if nothing is.
  func chain(for transition: Transition) -> Chain? {
    chains.isEmpty ? nil : chains[Self.position(of: transition)]
  }

  /// Whether anything is called at a transition.
  package func matches(_ transition: Transition) -> Bool { transition.isLegal && chain(for: transition) != nil }

  /// A state has three ways out, so the state and the way make the position.
  private static func position(of transition: Transition) -> Int {
    let way =
      switch transition.to {
      case .failed: 1
      case .errored: 2
      default: 0
      }
    return Int(transition.from.rawValue) * 3 + way
  }

  private static func compile(_ entries: Entries) -> [Chain?] {
    let isEmpty = entries.before.isEmpty && entries.around.isEmpty && entries.after.isEmpty && entries.error.isEmpty
    guard !isEmpty else { return [] }
    var chains: [Chain?] = Array(repeating: nil, count: Transition.legal.count)
    for transition in Transition.legal {
      let chain = Chain(
        before: calls(of: entries.before, at: transition), around: calls(of: entries.around, at: transition),
        after: calls(of: entries.after, at: transition), error: calls(of: entries.error, at: transition))
      guard !(chain.before.isEmpty && chain.around.isEmpty && chain.after.isEmpty && chain.error.isEmpty) else {
        continue
      }
      chains[position(of: transition)] = chain
    }
    return chains
  }

  private static func calls<Call>(of entries: [Entry<Call>], at transition: Transition) -> [Call] {
    entries.enumerated().filter { $0.element.filter.matches(transition) }
      .sorted { ($0.element.priority, $0.offset) < ($1.element.priority, $1.offset) }
      .map(\.element.call)
  }
}

extension CallbackSet {
  /// Declares the callbacks of a set; a lower priority number is called earlier.
  package struct Builder {
    var entries: Entries

    package mutating func before(_ filter: TransitionFilter, priority: Int = 0, _ action: @escaping Action) {
      entries.before.append(Entry(filter: filter, priority: priority, call: action))
    }

    package mutating func after(_ filter: TransitionFilter, priority: Int = 0, _ action: @escaping Action) {
      entries.after.append(Entry(filter: filter, priority: priority, call: action))
    }

    package mutating func around(_ filter: TransitionFilter, priority: Int = 0, _ around: Around) {
      entries.around.append(Entry(filter: filter, priority: priority, call: around))
    }

    package mutating func onError(_ filter: TransitionFilter, priority: Int = 0, _ action: @escaping ErrorAction) {
      entries.error.append(Entry(filter: filter, priority: priority, call: action))
    }
  }
}

/// Wraps a phase of a synchronous command.
package typealias Around = @Sendable (inout CommandContext, (inout CommandContext) throws -> Void) throws -> Void
/// Wraps a phase of an asynchronous command.
package typealias AsyncAround =
  @Sendable (inout CommandContext, (inout CommandContext) async throws -> Void) async throws -> Void

/// The callbacks of a synchronous command.
package typealias Callbacks = CallbackSet<Around>
/// The callbacks of an asynchronous command.
package typealias AsyncCallbacks = CallbackSet<AsyncAround>
