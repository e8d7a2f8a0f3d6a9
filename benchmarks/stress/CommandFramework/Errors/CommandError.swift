/// One error of a run, as a value: what is wrong, where in the data, in which command, and what helps.
package struct CommandError: Error, Sendable, Equatable {
  package var category: ErrorCategory
  package var symbol: ErrorSymbol
  /// The place in the data, outermost attribute first; empty for the data as a whole.
  package var path: [String]
  package var message: String
  package var context: [String: Value]
  /// The commands that were running around the one that reported this, outermost first.
  package var runtimePath: [String]
  package var isFatal: Bool
  package var severity: ErrorSeverity
  package var suggestion: String?
  package var helpURL: String?
  // An array gives the indirection that a value needs to hold one of its own kind; it has at most one element.
  private var causes: [CommandError]

  package init(
    _ category: ErrorCategory, _ symbol: ErrorSymbol, _ message: String, path: [String] = [],
    context: [String: Value] = [:], runtimePath: [String] = [], isFatal: Bool = false, severity: ErrorSeverity = .error,
    suggestion: String? = nil, helpURL: String? = nil, cause: CommandError? = nil
  ) {
    self.category = category
    self.symbol = symbol
    self.path = path
    self.message = message
    self.context = context
    self.runtimePath = runtimePath
    self.isFatal = isFatal
    self.severity = severity
    self.suggestion = suggestion
    self.helpURL = helpURL
    self.causes = cause.map { [$0] } ?? []
  }

  /// The error that led to this one.
  package var cause: CommandError? {
    get { causes.first }
    set { causes = newValue.map { [$0] } ?? [] }
  }

  /// This error and what led to it, nearest first.
  package var causeChain: [CommandError] {
    var chain = [self]
    var next = cause
    while let error = next {
      chain.append(error)
      next = error.cause
    }
    return chain
  }

  /// `[outer>inner>]category.path.symbol`, with `root` for an empty path; equal keys do not make equal errors.
  package var key: String {
    let place = path.isEmpty ? "root" : path.joined(separator: ".")
    let local = "\(category.rawValue).\(place).\(symbol.rawValue)"
    return runtimePath.isEmpty ? local : runtimePath.joined(separator: ">") + ">" + local
  }
}

extension CommandError {
  /// An error in an input or a record, at a place in it.
  package static func data(
    _ symbol: ErrorSymbol, _ message: String, at path: [String] = [], context: [String: Value] = [:]
  ) -> CommandError {
    CommandError(.data, symbol, message, path: path, context: context)
  }

  /// An error in the value of one input attribute, with that value kept as context.
  package static func validation(
    _ symbol: ErrorSymbol, _ message: String, at path: [String] = [], input: Value
  ) -> CommandError {
    CommandError(.data, symbol, message, path: path, context: ["input": input])
  }

  /// An error of the command's own work.
  package static func runtime(
    _ symbol: ErrorSymbol, _ message: String, context: [String: Value] = [:]
  ) -> CommandError {
    CommandError(.runtime, symbol, message, context: context)
  }

  /// A rule of the domain that forbids the work.
  package static func domain(
    _ symbol: ErrorSymbol, _ message: String, context: [String: Value] = [:]
  ) -> CommandError {
    CommandError(.domain, symbol, message, context: context)
  }

  /// A failure of machine or framework, which is fatal.
  package static func system(
    _ symbol: ErrorSymbol, _ message: String, context: [String: Value] = [:]
  ) -> CommandError {
    CommandError(.system, symbol, message, context: context, isFatal: true, severity: .critical)
  }

  /// A refusal for lack of rights.
  package static func auth(
    _ symbol: ErrorSymbol, _ message: String, context: [String: Value] = [:]
  ) -> CommandError {
    CommandError(.auth, symbol, message, context: context)
  }

  /// A failure of a service outside, named in the context.
  package static func external(
    _ symbol: ErrorSymbol, _ message: String, service: String, context: [String: Value] = [:]
  ) -> CommandError {
    CommandError(.external, symbol, message, context: context.merging(["service": .string(service)]) { old, _ in old })
  }

  /// The error that stands for a thrown one.
  package static func execution(_ thrown: any Error) -> CommandError {
    CommandError(
      .runtime, .executionError, String(describing: thrown),
      context: ["exception_type": .string(String(describing: type(of: thrown)))],
      cause: thrown as? CommandError ?? (thrown as? CommandFailure)?.errors.first)
  }
}
