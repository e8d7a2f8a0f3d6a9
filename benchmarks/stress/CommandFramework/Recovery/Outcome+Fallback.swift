extension Outcome {
  /// This outcome if it is a success, otherwise what `alternative` makes of its errors.
  ///
  /// A success by the alternative keeps the errors that made it necessary in the metadata, under `recovered_from`; a
  /// failure of the alternative has the errors of both, its own last.
  package func recovered(by alternative: (ErrorCollection) throws -> Outcome) rethrows -> Outcome {
    guard isFailure else { return self }
    return joined(with: try alternative(errors))
  }

  /// This outcome if it is a success, otherwise what `alternative` makes of its errors.
  package func recovered(by alternative: (ErrorCollection) async throws -> Outcome) async rethrows -> Outcome {
    guard isFailure else { return self }
    return joined(with: try await alternative(errors))
  }

  private func joined(with next: Outcome) -> Outcome {
    var metadata = metadata.merging(next.metadata) { _, new in new }
    guard next.isFailure else {
      metadata["recovered_from"] = errors.encoded
      return Outcome(next.value, [], metadata: metadata, history: next.history)
    }
    var all = errors
    all.merge(next.errors)
    return Outcome(nil, all, metadata: metadata, history: next.history)
  }
}
