/// The commands of an application by qualified name, callable with untyped inputs; safe from any thread.
package final class CommandRegistry: Sendable {
  /// Why a command is not registered or cannot be found.
  package enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    case duplicate(String)
    case unknown(String)
    case asynchronous(String)
    case domain(DomainGraph.Refusal)

    package var description: String {
      switch self {
      case .duplicate(let name): "command \(name) is already registered; give one of the two another name or domain"
      case .unknown(let name): "no command is registered as \(name); list the registry for the names there are"
      case .asynchronous(let name): "command \(name) is asynchronous; execute it from asynchronous code"
      case .domain(let refusal): refusal.description
      }
    }
  }

  private struct Contents {
    var commands: [String: RegisteredCommand] = [:]
    var domains = DomainGraph()
  }

  private let contents = Locked(Contents())

  package init() {}

  /// Adds a command; the value given is copied for every run.
  package func register<C: Command>(_ command: C) throws(Refusal) where C.Output: ValueConvertible {
    try register(RegisteredCommand(command))
  }

  /// Adds an asynchronous command; the value given is copied for every run.
  package func register<C: AsyncCommand>(_ command: C) throws(Refusal) where C.Output: ValueConvertible {
    try register(RegisteredCommand(command))
  }

  private func register(_ registered: RegisteredCommand) throws(Refusal) {
    let refusal: Refusal? = contents.withLock { contents in
      guard contents.commands[registered.name] == nil else { return .duplicate(registered.name) }
      if let domain = registered.domain {
        do throws(DomainGraph.Refusal) {
          try contents.domains.add(domain)
        } catch {
          return .domain(error)
        }
      }
      contents.commands[registered.name] = registered
      return nil
    }
    if let refusal { throw refusal }
  }

  package var count: Int { contents.withLock { $0.commands.count } }

  /// The command of exactly that name.
  package func command(named name: String) -> RegisteredCommand? { contents.withLock { $0.commands[name] } }

  /// The command of exactly that name, or an error that says there is none.
  package func get(_ name: String) throws(Refusal) -> RegisteredCommand {
    guard let command = command(named: name) else { throw .unknown(name) }
    return command
  }

  /// The commands whose name or summary contains the text, in any case of letters, by name.
  package func find(_ text: String) -> [RegisteredCommand] {
    let wanted = text.lowercased()
    return list().filter { $0.name.lowercased().contains(wanted) || $0.summary.lowercased().contains(wanted) }
  }

  /// All commands, by name.
  package func list() -> [RegisteredCommand] {
    contents.withLock { Array($0.commands.values) }.sorted { $0.name < $1.name }
  }

  /// Runs a synchronous command with untyped inputs.
  package func execute(_ name: String, _ inputs: Value) throws -> Outcome<Value> {
    guard case .synchronous(let run) = try get(name).body else { throw Refusal.asynchronous(name) }
    return try run(inputs)
  }

  /// Runs any command with untyped inputs.
  package func executeAsync(_ name: String, _ inputs: Value) async throws -> Outcome<Value> {
    switch try get(name).body {
    case .synchronous(let run): try run(inputs)
    case .asynchronous(let run): try await run(inputs)
    }
  }

  /// Name, description and input schema of every command, by name.
  package func listTools() -> Value { .array(list().map(\.tool)) }

  /// The manifests of every command, by name, and the domains.
  package func manifest() -> Value {
    let domains = contents.withLock { $0.domains.domains.values.sorted { $0.name < $1.name } }
    return [
      "commands": .array(list().map(\.manifest)),
      "domains": .array(
        domains.map { ["name": .string($0.name), "depends_on": $0.dependsOn.sorted().encoded] }),
    ]
  }
}
