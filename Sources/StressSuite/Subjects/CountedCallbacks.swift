import CommandFramework
import Synchronization

/// A command's declared callbacks.
protocol CallbackChoice: Sendable {
  static var callbacks: Callbacks { get }
  /// How many of them a successful run calls.
  static var callsPerRun: Int { get }
}

/// Callbacks that do nothing but count, so that their time is that of calling them and a check can tell that they were.
enum CountedCallbacks {
  private static let counter = Atomic(0)

  /// How many calls there were in this process.
  static var calls: Int { counter.load(ordering: .relaxed) }

  private static func count() { counter.wrappingAdd(1, ordering: .relaxed) }

  enum Nothing: CallbackChoice {
    static let callbacks = Callbacks.none
    static let callsPerRun = 0
  }

  enum One: CallbackChoice {
    static let callbacks = Callbacks { $0.before(.on(.execute)) { _ in count() } }
    static let callsPerRun = 1
  }

  enum Three: CallbackChoice {
    static let callbacks = Callbacks {
      $0.before(.on(.execute)) { _ in count() }
      $0.around(.on(.execute)) { context, proceed in
        count()
        try proceed(&context)
      }
      $0.after(.on(.execute)) { _ in count() }
    }
    static let callsPerRun = 3
  }

  enum Matching: CallbackChoice {
    static let callbacks = Callbacks {
      $0.before(TransitionFilter(from: .validating, to: .executing, on: .execute)) { _ in count() }
    }
    static let callsPerRun = 1
  }

  enum NotMatching: CallbackChoice {
    static let callbacks = Callbacks {
      $0.before(TransitionFilter(from: .executing, to: .failed, on: .fail)) { _ in count() }
    }
    static let callsPerRun = 0
  }
}

/// The simple command with callbacks.
struct CallbackCommand<Choice: CallbackChoice>: Command {
  static var callbacks: Callbacks { Choice.callbacks }

  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int { inputs.a + inputs.b }
}
