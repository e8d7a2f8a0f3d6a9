import CommandFramework

/// The simple command with callbacks.
protocol CallbackCommand: Command where Inputs == Pair, Output == Int {
  /// How many callbacks a successful run calls.
  static var callsPerRun: Int { get }
  init()
}

extension CallbackCommand {
  func execute(_ inputs: Pair, _ context: inout CommandContext) -> Int { inputs.a + inputs.b }
}

/// The command by the number and kind of its callbacks.
enum CallbackCommands {
  struct Without: CallbackCommand {
    static let callsPerRun = 0
  }

  struct One: CallbackCommand {
    static var callbacks: Callbacks { CountedCallbacks.one }
    static let callsPerRun = 1
  }

  struct Three: CallbackCommand {
    static var callbacks: Callbacks { CountedCallbacks.three }
    static let callsPerRun = 3
  }

  struct Matching: CallbackCommand {
    static var callbacks: Callbacks { CountedCallbacks.matching }
    static let callsPerRun = 1
  }

  struct NotMatching: CallbackCommand {
    static var callbacks: Callbacks { CountedCallbacks.notMatching }
    static let callsPerRun = 0
  }
}
