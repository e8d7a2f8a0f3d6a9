import CommandFramework

/// What a caller asks a collection of errors that is large enough to have an index.
struct ErrorQueries: Equatable, Sendable {
  let dataErrors: Int
  let timeouts: Int
  let atEmail: Int
  let firstTimeout: String?
  let groups: Int
  let keys: Int

  init(asking errors: ErrorCollection) {
    dataErrors = errors.by(category: .data).count
    timeouts = errors.with(symbol: .timeout).count
    atEmail = errors.at(path: ["user", "email"]).count
    firstTimeout = errors.first(for: "runtime.root.timeout")?.message
    groups = errors.groupedByPath().count
    keys = errors.keys.count
  }

  private init(dataErrors: Int, timeouts: Int, atEmail: Int, firstTimeout: String?, groups: Int, keys: Int) {
    self.dataErrors = dataErrors
    self.timeouts = timeouts
    self.atEmail = atEmail
    self.firstTimeout = firstTimeout
    self.groups = groups
    self.keys = keys
  }

  /// Errors of four kinds in turn.
  static func collection(count: Int) -> ErrorCollection {
    ErrorCollection(
      (0..<count).map { number in
        switch number % 4 {
        case 0: .data(.invalidFormat, "no address", at: ["user", "email"])
        case 1: .data(.tooShort, "too short", at: ["user", "name"])
        case 2: .runtime(.timeout, "timeout \(number)")
        default: .external(.serviceUnavailable, "away", service: "mail")
        }
      })
  }

  /// The answers for 24 errors: six of each kind, at two places and at the root.
  static let expected = ErrorQueries(
    dataErrors: 12, timeouts: 6, atEmail: 6, firstTimeout: "timeout 2", groups: 3, keys: 4)
}
