extension Outcome {
  /// This outcome if it is a success, otherwise what `alternative` makes of its errors.
  ///
  /// A success by the alternative keeps the errors that made it necessary in the metadata, under `recovered_from`; a failure
  /// of the alternative has the errors of both, its own last.
  package func recovered(by alternative: (ErrorCollection) throws -> Outcome) rethrows -> Outcome {
<<<<<<< HEAD
    guard case .failure(let failure) = result else { return self }
    return joined(failure.errors, try alternative(failure.errors))
=======
    guard isFailure else { return self }
    return joined(with: try alternative(errors))
>>>>>>> 4afd89ef47f2fb57829642bfd105410e7f3ffdf6
  }

  /// This outcome if it is a success, otherwise what `alternative` makes of its errors.
  package func recovered(by alternative: (ErrorCollection) async throws -> Outcome) async rethrows -> Outcome {
<<<<<<< HEAD
    guard case .failure(let failure) = result else { return self }
    return joined(failure.errors, try await alternative(failure.errors))
  }

  private func joined(_ errors: ErrorCollection, _ next: Outcome) -> Outcome {
    let metadata = metadata.merging(next.metadata) { _, new in new }
    switch next.result {
    case .success(let value):
      let noted = metadata.merging(["recovered_from": errors.encoded]) { _, new in new }
      return Outcome(.success(value), metadata: noted, history: next.history)
    case .failure(let failure):
      var all = errors
      all.merge(failure.errors)
      return Outcome(.failure(CommandFailure(errors: all)), metadata: metadata, history: next.history)
    }
=======
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
>>>>>>> 4afd89ef47f2fb57829642bfd105410e7f3ffdf6
  }
}
