import CommandFramework
import Testing

@Suite("Registry")
struct RegistryTests {
  struct Ship: Command {
    static let domain: Domain? = Domain("Sales", organization: "Acme", dependsOn: ["Stock"])
    static let summary = "Ships a parcel"
    static let possibleErrors = [PossibleError(.domain, .limitExceeded, "too heavy")]
    func execute(_ inputs: Number, _ context: inout CommandContext) -> [String: Int] { ["weight": inputs.value] }
  }

  struct Other: Command {
    static let name = "Ship"
    static let domain: Domain? = Ship.domain
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Bool { true }
  }

  struct Circular: Command {
    static let domain: Domain? = Domain("Stock", dependsOn: ["Sales"])
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> Bool { true }
  }

  func filled() throws -> CommandRegistry {
    let registry = CommandRegistry()
    try registry.register(SimpleCommand())
    try registry.register(Ship())
    return registry
  }

  @Test("commands are found by qualified name and run with untyped inputs")
  func execution() throws {
    let registry = try filled()
    #expect(registry.list().map(\.name) == ["Acme::Sales::Ship", "SimpleCommand"])
    #expect(try registry.execute("SimpleCommand", ["a": "5", "b": 3]).value == 8)
    #expect(try registry.execute("Acme::Sales::Ship", ["value": 4]).value == ["weight": 4])
    #expect(try registry.execute("SimpleCommand", ["a": 1]).errors.map(\.key) == ["data.b.required"])
    #expect(registry.command(named: "Ship") == nil)
    #expect(throws: CommandRegistry.Refusal.unknown("Ship")) { try registry.execute("Ship", [:]) }
  }

  @Test("asynchronous commands are registered beside synchronous ones and run from asynchronous code")
  func asynchronous() async throws {
    let registry = try filled()
    try registry.register(AsyncSimpleCommand())
    #expect(try await registry.executeAsync("AsyncSimpleCommand", ["value": 4]).value == 8)
    #expect(try await registry.executeAsync("SimpleCommand", ["a": 1, "b": 1]).value == 2)
    #expect(throws: CommandRegistry.Refusal.asynchronous("AsyncSimpleCommand")) {
      try registry.execute("AsyncSimpleCommand", ["value": 4])
    }
    #expect(throws: CommandRegistry.Refusal.duplicate("AsyncSimpleCommand")) {
      try registry.register(AsyncSimpleCommand())
    }
  }

  @Test("a name can be given only once")
  func duplicates() throws {
    let registry = try filled()
    #expect(throws: CommandRegistry.Refusal.duplicate("Acme::Sales::Ship")) { try registry.register(Other()) }
    #expect(throws: CommandRegistry.Refusal.duplicate("SimpleCommand")) { try registry.register(SimpleCommand()) }
    #expect(registry.count == 2)
  }

  @Test("a command whose domain would close a cycle is refused")
  func cycle() throws {
    let registry = try filled()
    #expect(throws: CommandRegistry.Refusal.domain(.cycle(["Stock", "Sales", "Stock"]))) {
      try registry.register(Circular())
    }
    #expect(registry.count == 2)
  }

  @Test("search looks into names and summaries")
  func search() throws {
    let registry = try filled()
    #expect(registry.find("PARCEL").map(\.name) == ["Acme::Sales::Ship"])
    #expect(registry.find("s").count == 2)
    #expect(registry.find("zebra").isEmpty)
  }

  @Test("the manifest says everything, always in the same bytes")
  func manifest() throws {
    let manifest = try filled().manifest()
    let ship = manifest["commands"]?[0]
    #expect(ship?["name"] == "Acme::Sales::Ship")
    #expect(ship?["description"] == "Ships a parcel")
    #expect(ship?["organization"] == "Acme" && ship?["domain"] == "Sales" && ship?["depends_on"] == ["Stock"])
    #expect(ship?["inputs_type"]?["type"] == "attributes")
    #expect(ship?["inputs_type"]?["schema"]?["required"] == ["value"])
    #expect(ship?["possible_errors"] == [["category": "domain", "symbol": "limit_exceeded", "message": "too heavy"]])
    #expect(manifest["domains"] == [["name": "Sales", "depends_on": ["Stock"]]])
    #expect(try filled().manifest().json == manifest.json)
  }

  @Test("the list of tools has name, description and schema")
  func tools() throws {
    let tools = try filled().listTools()
    #expect(tools[1]?["name"] == "SimpleCommand")
    #expect(tools[1]?["inputSchema"] == .object(SimpleCommand.Inputs.schema.jsonSchema))
  }

  @Test("many threads may register and look up at once")
  func concurrency() async throws {
    let registry = try filled()
    await withTaskGroup(of: Int?.self) { group in
      for number in 0..<50 {
        group.addTask {
          try? registry.execute("SimpleCommand", ["a": .int(number), "b": 1]).value.flatMap {
            $0 == .int(number + 1) ? 1 : 0
          }
        }
      }
      #expect(await group.reduce(0) { $0 + ($1 ?? 0) } == 50)
    }
  }
}
