import Benchmarking
import CommandFramework

/// What a program without commands does: make the inputs, validate them, and do the work.
enum RawModel {
  /// The simple command's work; nil for invalid inputs.
  static func sum(_ inputs: Pair) -> Int? {
    let model = Pair(a: identity(inputs.a), b: identity(inputs.b))
    return model.validationErrors().isEmpty ? model.a + model.b : nil
  }

  /// The complex command's work; nil for invalid inputs.
  static func record(_ inputs: ComplexCommand.Inputs) -> ComplexCommand.Record? {
    let model = identity(
      ComplexCommand.Inputs(
        name: inputs.name, email: inputs.email, age: inputs.age, tags: inputs.tags, metadata: inputs.metadata))
    return model.validationErrors().isEmpty ? ComplexCommand.Record(processing: model) : nil
  }
}
