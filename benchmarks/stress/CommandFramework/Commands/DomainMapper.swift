/// Translates between the terms of a calling domain and those of the command it calls.
package protocol DomainMapper: Sendable {
  associatedtype Callee: CommandDescription
  associatedtype Input
  associatedtype Output

  func mapInputs(_ input: Input) throws -> Callee.Inputs
  func mapOutput(_ output: Callee.Output) throws -> Output
}
