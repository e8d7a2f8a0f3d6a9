import CommandFramework
import Testing

@Suite("Inputs")
struct InputTests {
  static let good: Value = [
    "name": "John Doe", "email": "john@example.com", "age": 30, "tags": ["user", "active"],
    "metadata": ["source": "api"],
  ]

  @Test("typed and untyped inputs come to the same")
  func bothWays() throws {
    let typed = ComplexCommand.Inputs(
      name: "John Doe", email: "john@example.com", age: 30, tags: ["user", "active"], metadata: ["source": "api"])
    #expect(try ComplexCommand.Inputs(casting: Self.good) == typed)
    #expect(try ComplexCommand().run(typed).value == ComplexCommand().run(casting: Self.good).value)
    #expect(ComplexCommand.Inputs.schema.encode(typed) == Self.good)
    #expect(try typed.validated() == typed)
  }

  @Test("three wrong inputs give three errors and execute never runs")
  func threeErrors() throws {
    let outcome = try ComplexCommand().run(.init(name: "ab", email: "invalid", age: 200, tags: [], metadata: [:]))
    #expect(outcome.errors.map(\.key) == ["data.name.too_short", "data.email.pattern_mismatch", "data.age.too_large"])
    #expect(outcome.errors.map { $0.context["input"] } == ["ab", "invalid", 200])
    #expect(outcome.history.last == Transition(from: .castingAndValidatingInputs, to: .failed))
  }

  @Test("a custom validator speaks with its own words, typed or not")
  func customValidator() throws {
    let tags = (0..<11).map(String.init)
    let typed = try ComplexCommand().run(.init(name: "abc", email: "a@b.c", age: 1, tags: tags, metadata: [:]))
    #expect(typed.errors.messages == ["Too many tags"])
    let untyped = try ComplexCommand().run(casting: ["name": "abc", "email": "a@b.c", "age": 1, "tags": tags.encoded])
    #expect(untyped.errors == typed.errors)
  }

  @Test("defaults fill in, missing inputs are named, and one that cannot be cast hides nothing")
  func defaultsAndGaps() throws {
    let inputs = try ComplexCommand.Inputs(casting: ["name": "abc", "email": "a@b.c", "age": 1])
    #expect(inputs.tags.isEmpty && inputs.metadata.isEmpty)
    let outcome = try ComplexCommand().run(casting: ["name": "ab", "age": "many"])
    #expect(outcome.errors.map(\.key) == ["data.name.too_short", "data.email.required", "data.age.invalid_type"])
  }

  @Test("what is no object is refused as a whole", arguments: [Value.null, 1, "x", []])
  func noObject(value: Value) throws {
    let errors = try SimpleCommand().run(casting: value).errors
    #expect(errors.map(\.path) == [[]])
  }

  struct Address: InputModel, Equatable {
    let street: String
    let number: Int?
    static let schema = Schema<Self>(
      Attribute("street", .string(minimumLength: 1), \.street),
      Attribute("number", .nullable(.integer(1...999)), \.number),
      unknownAttributes: .refused, make: Self.init)
  }

  struct Customer: InputModel, Equatable {
    let main: Address
    let others: [Address]
    let scores: [String: Double]
    static let schema = Schema<Self>(
      Attribute("main", .model(), \.main),
      Attribute("others", .array(of: .model(), count: 0...2), \.others, default: []),
      Attribute("scores", .dictionary(of: .percentage(), count: 0...3), \.scores, default: [:]), make: Self.init
    ).validated("main and others must differ", at: ["others"]) { !$0.others.contains($0.main) }
  }

  @Test("models nest, and paths lead to the place")
  func nested() throws {
    let customer = try Customer(casting: [
      "main": ["street": "A", "number": nil], "others": [["street": "B", "number": "7"]],
      "scores": ["x": "12.5", "y": 100],
    ])
    #expect(customer.others == [Address(street: "B", number: 7)])
    #expect(customer.main.number == nil && customer.scores == ["x": 12.5, "y": 100])

    let wrong: Value = [
      "main": ["street": "", "colour": "red"], "others": [["street": "B"], ["street": "C", "number": 0], 5],
      "scores": ["x": 101],
    ]
    let failure = #expect(throws: CommandFailure.self) { try Customer(casting: wrong) }
    #expect(
      failure?.errors.map(\.key) == [
        "data.main.colour.unexpected_attribute", "data.main.street.too_short", "data.others.1.number.too_small",
        "data.others.2.invalid_type", "data.scores.x.too_large",
      ])
  }

  @Test("a typed model is validated through all its levels, and by rules over the whole")
  func nestedTyped() {
    let wrong = Customer(
      main: Address(street: "", number: 0), others: [Address(street: "B", number: 1000)], scores: ["b": -1, "a": .nan])
    #expect(
      wrong.validationErrors().map(\.key) == [
        "data.main.street.too_short", "data.main.number.too_small", "data.others.0.number.too_large",
        "data.scores.a.not_finite",
        "data.scores.b.too_small",
      ])
    let main = Address(street: "A", number: 1)
    #expect(
      Customer(main: main, others: [main], scores: [:]).validationErrors().map(\.key) == ["data.others.invalid_value"])
    let many = Customer(main: main, others: Array(repeating: Address(street: "B", number: 1), count: 3), scores: [:])
    #expect(many.validationErrors().map(\.key) == ["data.others.too_many"])
  }

  @Test("the schema says itself as JSON Schema, always in the same order")
  func jsonSchema() {
    let text = SimpleCommand.Inputs.schema.jsonSchemaText
    #expect(
      text == #"{"additionalProperties":true,"properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"#
        + #""required":["a","b"],"type":"object"}"#)
    let complex = ComplexCommand.Inputs.schema.jsonSchema
    #expect(complex["required"] == ["name", "email", "age"])
    #expect(complex["properties"]?["name"] == ["type": "string", "minLength": 3, "maxLength": 50])
    #expect(complex["properties"]?["age"] == ["type": "integer", "minimum": 0, "maximum": 150])
    #expect(complex["properties"]?["tags"] == ["type": "array", "items": ["type": "string"], "default": []])
    #expect(complex["properties"]?["email"]?["pattern"] == #"^[\w\.-]+@[\w\.-]+\.\w+$"#)
    #expect(
      Customer.schema.jsonSchema["properties"]?["main"]?["properties"]?["number"]?["type"] == ["integer", "null"])
    #expect(Address.schema.jsonSchema["additionalProperties"] == false)
  }

  @Test("a command without inputs runs with an empty object")
  func noInputs() throws {
    #expect(try ThrowingCommand(phase: .openTransaction, manner: .halting).run(casting: [:]).value == 1)
  }
}
