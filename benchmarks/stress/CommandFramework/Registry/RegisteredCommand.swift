/// What a registry knows of a command, whatever its type.
package struct RegisteredCommand: Sendable {
  package let name: String
  package let summary: String
  package let domain: Domain?
  package let inputSchema: [String: Value]
  package let resultType: String
  package let possibleErrors: [PossibleError]
  let body: Body

  enum Body: Sendable {
    case synchronous(@Sendable (Value) throws -> Outcome<Value>)
    case asynchronous(@Sendable (Value) async throws -> Outcome<Value>)
  }

  package init<C: Command>(_ command: C) where C.Output: ValueConvertible {
    self.init(C.self, .synchronous { try command.run(casting: $0).map(\.encoded) })
  }

  package init<C: AsyncCommand>(_ command: C) where C.Output: ValueConvertible {
    self.init(C.self, .asynchronous { try await command.run(casting: $0).map(\.encoded) })
  }

  private init<C: CommandDescription>(_ type: C.Type, _ body: Body) {
    name = C.qualifiedName
    summary = C.summary
    domain = C.domain
    inputSchema = C.Inputs.schema.jsonSchema
    resultType = String(describing: C.Output.self)
    possibleErrors = C.possibleErrors
    self.body = body
  }
}

extension RegisteredCommand {
  /// Everything about the command, for people and tools.
  package var manifest: Value {
    [
      "name": .string(name),
      "description": .string(summary),
      "organization": domain?.organization?.encoded ?? .null,
      "domain": domain?.name.encoded ?? .null,
      "depends_on": (domain?.dependsOn.sorted() ?? []).encoded,
      "inputs_type": ["type": "attributes", "schema": .object(inputSchema)],
      "result_type": .string(resultType),
      "possible_errors": .array(
        possibleErrors.map {
          [
            "category": .string($0.category.rawValue), "symbol": .string($0.symbol.rawValue),
            "message": .string($0.message),
          ]
        }),
    ]
  }

  /// The short form that callers of tools read.
  package var tool: Value {
    ["name": .string(name), "description": .string(summary), "inputSchema": .object(inputSchema)]
  }
}
