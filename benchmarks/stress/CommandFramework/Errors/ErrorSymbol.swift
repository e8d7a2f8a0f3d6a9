/// A short machine-readable word that says what is wrong; any word may be used, the usual ones have names here.
package struct ErrorSymbol: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { self.rawValue = value }
}

extension ErrorSymbol {
  package static let required: ErrorSymbol = "required"
  package static let nullNotAllowed: ErrorSymbol = "null_not_allowed"
  package static let unexpectedAttribute: ErrorSymbol = "unexpected_attribute"
  package static let invalidType: ErrorSymbol = "invalid_type"
  package static let cannotCast: ErrorSymbol = "cannot_cast"
  package static let invalidFormat: ErrorSymbol = "invalid_format"
  package static let invalidValue: ErrorSymbol = "invalid_value"
  package static let tooShort: ErrorSymbol = "too_short"
  package static let tooLong: ErrorSymbol = "too_long"
  package static let tooSmall: ErrorSymbol = "too_small"
  package static let tooLarge: ErrorSymbol = "too_large"
  package static let tooFew: ErrorSymbol = "too_few"
  package static let tooMany: ErrorSymbol = "too_many"
  package static let notOneOf: ErrorSymbol = "not_one_of"
  package static let patternMismatch: ErrorSymbol = "pattern_mismatch"
  package static let invalidEmail: ErrorSymbol = "invalid_email"
  package static let invalidURL: ErrorSymbol = "invalid_url"
  package static let invalidUUID: ErrorSymbol = "invalid_uuid"
  package static let invalidDate: ErrorSymbol = "invalid_date"
  package static let invalidDateTime: ErrorSymbol = "invalid_datetime"
  package static let notFinite: ErrorSymbol = "not_finite"
  package static let outOfRange: ErrorSymbol = "out_of_range"
  package static let duplicate: ErrorSymbol = "duplicate"
  package static let notUnique: ErrorSymbol = "not_unique"
  package static let notFound: ErrorSymbol = "not_found"
  package static let alreadyExists: ErrorSymbol = "already_exists"
  package static let stale: ErrorSymbol = "stale"
  package static let conflict: ErrorSymbol = "conflict"
  package static let missingKey: ErrorSymbol = "missing_key"
  package static let immutable: ErrorSymbol = "immutable"
  package static let executionError: ErrorSymbol = "execution_error"
  package static let cancelled: ErrorSymbol = "cancelled"
  package static let timeout: ErrorSymbol = "timeout"
  package static let halted: ErrorSymbol = "halted"
  package static let vetoed: ErrorSymbol = "vetoed"
  package static let subcommandFailed: ErrorSymbol = "subcommand_failed"
  package static let notImplemented: ErrorSymbol = "not_implemented"
  package static let invalidState: ErrorSymbol = "invalid_state"
  package static let transactionFailed: ErrorSymbol = "transaction_failed"
  package static let rollbackFailed: ErrorSymbol = "rollback_failed"
  package static let commitFailed: ErrorSymbol = "commit_failed"
  package static let circuitOpen: ErrorSymbol = "circuit_open"
  package static let retriesExhausted: ErrorSymbol = "retries_exhausted"
  package static let rateLimited: ErrorSymbol = "rate_limited"
  package static let systemError: ErrorSymbol = "system_error"
  package static let outOfMemory: ErrorSymbol = "out_of_memory"
  package static let diskFull: ErrorSymbol = "disk_full"
  package static let ioError: ErrorSymbol = "io_error"
  package static let configurationError: ErrorSymbol = "configuration_error"
  package static let dependencyMissing: ErrorSymbol = "dependency_missing"
  package static let ruleViolated: ErrorSymbol = "rule_violated"
  package static let undeclaredDependency: ErrorSymbol = "undeclared_dependency"
  package static let dependencyCycle: ErrorSymbol = "dependency_cycle"
  package static let preconditionFailed: ErrorSymbol = "precondition_failed"
  package static let limitExceeded: ErrorSymbol = "limit_exceeded"
  package static let notAuthenticated: ErrorSymbol = "not_authenticated"
  package static let notAuthorized: ErrorSymbol = "not_authorized"
  package static let tokenExpired: ErrorSymbol = "token_expired"
  package static let invalidCredentials: ErrorSymbol = "invalid_credentials"
  package static let serviceUnavailable: ErrorSymbol = "service_unavailable"
  package static let connectionFailed: ErrorSymbol = "connection_failed"
  package static let badResponse: ErrorSymbol = "bad_response"
  package static let requestFailed: ErrorSymbol = "request_failed"

  /// Every symbol that has a name here.
  package static let standard: [ErrorSymbol] = [
    .required, .nullNotAllowed, .unexpectedAttribute, .invalidType, .cannotCast, .invalidFormat, .invalidValue,
    .tooShort, .tooLong, .tooSmall, .tooLarge, .tooFew, .tooMany, .notOneOf, .patternMismatch, .invalidEmail,
    .invalidURL, .invalidUUID, .invalidDate, .invalidDateTime, .notFinite, .outOfRange, .duplicate, .notUnique,
    .notFound, .alreadyExists, .stale, .conflict, .missingKey, .immutable, .executionError, .cancelled, .timeout,
    .halted, .vetoed, .subcommandFailed, .notImplemented, .invalidState, .transactionFailed, .rollbackFailed,
    .commitFailed, .circuitOpen, .retriesExhausted, .rateLimited, .systemError, .outOfMemory, .diskFull, .ioError,
    .configurationError, .dependencyMissing, .ruleViolated, .undeclaredDependency, .dependencyCycle,
    .preconditionFailed, .limitExceeded, .notAuthenticated, .notAuthorized, .tokenExpired, .invalidCredentials,
    .serviceUnavailable, .connectionFailed, .badResponse, .requestFailed,
  ]
}
