import CommandFramework
import Testing

@Suite("Subcommands")
struct SubcommandTests {
  @Test("a parent uses its child's result")
  func success() throws {
    #expect(try ParentCommand().run(Pair(x: 5, y: 3)).value == 16)
  }

  @Test("a forgiving parent gets nil, goes on, and still fails with the child's errors")
  func forgiving() throws {
    let outcome = try ForgivingParent().run(Pair(x: 1, y: 2))
    #expect(outcome.metadata["continued"] == true)
    #expect(outcome.errors.map(\.message) == ["first", "second"])
    #expect(outcome.errors.keys == ["ForgivingParent>runtime.root.test_error"])
    #expect(outcome.errors.map { $0.context["subcommand"] } == ["FailingChild", "further inside"])
  }

  @Test("a strict parent is halted, and its own parent too")
  func strict() throws {
    let outcome = try Grandparent().run(Pair(x: 1, y: 2))
    #expect(outcome.errors.keys == ["Grandparent>StrictParent>runtime.root.test_error"])
    #expect(outcome.errors.count == 2)
    #expect(outcome.errors.within(runtimePath: ["Grandparent"]).count == 2)
    #expect(outcome.errors.within(runtimePath: ["StrictParent"]).isEmpty)
    #expect(outcome.errors.first?.context["subcommand"] == "FailingChild")
  }

  struct Sales: Command {
    static let domain: Domain? = Domain("Sales", dependsOn: ["Stock"])
    let callee: String
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) throws -> String? {
      switch callee {
      case "Stock": try context.runSubcommand(InStock(), inputs)
      case "Ledger": try context.runSubcommand(InLedger(), inputs)
      default: try context.runSubcommand(InGlobal(), inputs)
      }
    }
  }
  struct InStock: Command {
    static let domain: Domain? = Domain("Stock")
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> String { "stock" }
  }
  struct InLedger: Command {
    static let domain: Domain? = Domain("Ledger")
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> String { "ledger" }
  }
  struct InGlobal: Command {
    static let domain: Domain? = Domain(Domain.globalName)
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) -> String { "global" }
  }

  @Test("declared domains and the global one may be called", arguments: ["Stock", "Global"])
  func declaredDomain(callee: String) throws {
    #expect(try Sales(callee: callee).run(NoInputs()).unwrap() == callee.lowercased())
  }

  @Test("a call to an undeclared domain is refused and recorded")
  func undeclaredDomain() throws {
    let outcome = try Sales(callee: "Ledger").run(NoInputs())
    #expect(outcome.errors.map(\.key) == ["domain.root.undeclared_dependency"])
    #expect(outcome.errors.first?.context["domain"] == "Ledger")
  }

  @Test("domains that depend on each other in a cycle are refused")
  func cycle() throws {
    #expect(throws: DomainGraph.Refusal.cycle(["C", "A", "B", "C"])) {
      try DomainGraph([Domain("A", dependsOn: ["B"]), Domain("B", dependsOn: ["C"]), Domain("C", dependsOn: ["A"])])
    }
    #expect(throws: DomainGraph.Refusal.cycle(["A", "A"])) { try DomainGraph([Domain("A", dependsOn: ["A"])]) }
    #expect(throws: DomainGraph.Refusal.redeclared("A")) {
      try DomainGraph([Domain("A"), Domain("A", dependsOn: ["B"])])
    }
    let graph = try DomainGraph([
      Domain("A", dependsOn: ["B", "C"]), Domain("B", dependsOn: ["C"]), Domain("C"), Domain("C"),
    ])
    #expect(graph.domains.count == 3)
  }

  struct Metric: DomainMapper {
    typealias Callee = ChildCommand
    func mapInputs(_ input: String) throws -> Pair {
      let parts = input.split(separator: "x").compactMap { Int($0) }
      guard parts.count == 2 else { throw Mishap(place: "mapper") }
      return Pair(x: parts[0], y: parts[1])
    }
    func mapOutput(_ output: Int) -> String { "\(output) m²" }
  }

  struct Mapped: Command {
    let text: String
    func execute(_ inputs: NoInputs, _ context: inout CommandContext) throws -> String {
      try context.runMappedSubcommand(ChildCommand(), text, through: Metric()) ?? ""
    }
  }

  @Test("a mapper translates inputs and result")
  func mapped() throws {
    #expect(try Mapped(text: "4x6").run(NoInputs()).value == "24 m²")
    #expect(try Mapped(text: "4").run(NoInputs()).errors.map(\.symbol) == [.executionError])
  }
}
