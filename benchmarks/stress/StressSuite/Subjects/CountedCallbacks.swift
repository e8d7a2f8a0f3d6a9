import CommandFramework
import Synchronization

/// Callbacks that do nothing but count, so that their time is that of calling them and a check can tell that they were.
enum CountedCallbacks {
  private static let counter = Atomic(0)

  /// How many calls there were in this process.
  static var calls: Int { counter.load(ordering: .relaxed) }

  private static func count() { counter.wrappingAdd(1, ordering: .relaxed) }

  static let one = Callbacks { $0.before(.on(.execute)) { _ in count() } }

  static let three = Callbacks {
    $0.before(.on(.execute)) { _ in count() }
    $0.around(.on(.execute)) { context, proceed in
      count()
      try proceed(&context)
    }
    $0.after(.on(.execute)) { _ in count() }
  }

  /// With every condition that a callback can have, which a successful run meets once.
  static let matching = Callbacks {
    $0.before(TransitionFilter(from: .validating, to: .executing, on: .execute)) { _ in count() }
  }

  /// With every condition that a callback can have, which a successful run never meets.
  static let notMatching = Callbacks {
    $0.before(TransitionFilter(from: .executing, to: .failed, on: .fail)) { _ in count() }
  }
}
