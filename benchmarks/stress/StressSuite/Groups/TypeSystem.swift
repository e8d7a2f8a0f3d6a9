import BenchModel
import Benchmarking
import CommandFramework

/// What typed inputs cost: checking untyped values, generating schemas, and making other types out of text.
enum TypeSystem {
  static let group = "type_system"

  /// The second is what its title in the original says, the generation of a type's schema; what the original did under
  /// that title, constructing a model, follows after the original's three.
  @BenchmarkBuilder
  static func benchmarks(_ sabotage: Sabotage) -> [Benchmark] {
    validation(sabotage)
    schemaGeneration(sabotage)
    coercion(sabotage)
    construction(sabotage)
    coercionByType(sabotage)
  }

  /// Untyped values, since a typed one cannot be of a wrong type in Swift.
  private static func validation(_ sabotage: Sabotage) -> Benchmark {
    let inputs: Value = [
      "string": "test", "int": sabotage.choose(42, orBroken: "42"), "float": 3.14, "bool": true,
      "list": ["a", "b", "c"],
    ]
    return Benchmark(
      "Type Validation", group: group, options: .init(operations: 10_000), verify: { $0.value == true },
      iteration: { try TypeValidationCommand().run(casting: identity(inputs)) })
  }

  private static func schemaGeneration(_ sabotage: Sabotage) -> Benchmark {
    let longestName = sabotage.choose(50, orBroken: 51)
    return Benchmark(
      "Schema Generation", group: group, options: .init(operations: 1000), verify: { $0 == complexSchema },
      iteration: { ComplexCommand.Inputs.makeSchema(longestName: identity(longestName)).jsonSchema })
  }

  private static let complexSchema: [String: Value] = [
    "type": "object",
    "properties": [
      "name": ["type": "string", "minLength": 3, "maxLength": 50],
      "email": ["type": "string", "pattern": #"^[\w\.-]+@[\w\.-]+\.\w+$"#],
      "age": ["type": "integer", "minimum": 0, "maximum": 150],
      "tags": ["type": "array", "items": ["type": "string"], "default": []],
      "metadata": ["type": "object", "default": [:]],
    ],
    "required": ["name", "email", "age"],
    "additionalProperties": true,
  ]

  private static func coercion(_ sabotage: Sabotage) -> Benchmark {
    let inputs: Value = [
      "integer": sabotage.choose("42", orBroken: "43"), "float": "3.25", "boolean": "yes", "date": "2024-02-29",
      "uuid": "01234567-89ab-cdef-0123-456789abcdef", "email": "john@example.com", "enumeration": "GREEN",
      "array": ["1", "2", "3"],
    ]
    let expected = CoercionCommand.Inputs(
      integer: 42, float: 3.25, boolean: true, date: leapDay, uuid: UniqueIdentifier(bits: uuidBits),
      email: "john@example.com", enumeration: .green, array: [1, 2, 3])
    return Benchmark(
      "Type Coercion", group: group, options: .init(operations: 10_000), verify: { $0.value == expected },
      iteration: { try CoercionCommand().run(casting: identity(inputs)) })
  }

  private static let leapDay = CalendarDate(year: 2024, month: 2, day: 29)
  private static let uuidBits: UInt128 = 0x0123_4567_89AB_CDEF_0123_4567_89AB_CDEF

  private static func construction(_ sabotage: Sabotage) -> Benchmark {
    let name = sabotage.choose("John", orBroken: "Jane")
    return Benchmark(
      "Model Construction", group: group, options: .init(operations: 1000),
      verify: { $0.name == "John" && $0.metadata == ["key": "value"] },
      iteration: {
        try ComplexCommand.Inputs(
          name: identity(name), email: "john@test.com", age: 30, tags: ["tag1"], metadata: ["key": "value"]
        ).validated()
      })
  }

  @BenchmarkBuilder
  private static func coercionByType(_ sabotage: Sabotage) -> [Benchmark] {
    coercion(to: "integer", .integer(), sabotage.choose("42", orBroken: "43"), 42)
    coercion(to: "float", .float(), sabotage.choose("3.25", orBroken: "3.5"), 3.25)
    coercion(to: "boolean", .boolean(), sabotage.choose("yes", orBroken: "no"), true)
    coercion(to: "date", .nullable(.date()), sabotage.choose("2024-02-29", orBroken: "2024-02-28"), leapDay)
    coercion(
      to: "uuid", .uuid(),
      sabotage.choose("01234567-89ab-cdef-0123-456789abcdef", orBroken: "00000000-89ab-cdef-0123-456789abcdef"),
      UniqueIdentifier(bits: uuidBits))
    coercion(to: "email", .email(), sabotage.choose("john@example.com", orBroken: "john"), "john@example.com")
    coercion(to: "enumeration", .enumeration(), sabotage.choose("GREEN", orBroken: "RED"), CoercionCommand.Colour.green)
    coercion(
      to: "array", .array(of: .integer()), sabotage.choose(["1", "2", "3"], orBroken: ["1", "2"]), [1, 2, 3])
  }

  /// One attribute made of text, without a command around it.
  private static func coercion<T: Equatable & Sendable>(
    to name: String, _ type: AttributeType<T>, _ text: Value, _ expected: T
  ) -> Benchmark {
    let schema = Schema<T>(Attribute("value", type, { $0 }), make: { $0 })
    let value: Value = ["value": text]
    return Benchmark(
      "Type Coercion of One Value", group: group, parameters: ["type": name], options: .init(operations: 10_000),
      verify: { $0 == expected },
      iteration: { () -> T? in
        var errors = ErrorCollection()
        return schema.cast(identity(value), &errors)
      })
  }
}
