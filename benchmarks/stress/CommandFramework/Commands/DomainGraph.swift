/// The domains of an application and who depends on whom; a dependency that closes a cycle is refused.
package struct DomainGraph: Sendable {
  package private(set) var domains: [String: Domain] = [:]

  /// Why a domain cannot be added.
  package enum Refusal: Error, Sendable, Equatable, CustomStringConvertible {
    case cycle([String])
    case redeclared(String)

    package var description: String {
      switch self {
      case .cycle(let names): "domains depend on each other in a cycle: \(names.joined(separator: " > ")); remove one"
      case .redeclared(let name): "domain \(name) is declared twice with different dependencies; declare it once"
      }
    }
  }

  package init() {}

  package init(_ domains: [Domain]) throws(Refusal) {
    for domain in domains { try add(domain) }
  }

  /// Adds a domain; adding an equal one again changes nothing.
  package mutating func add(_ domain: Domain) throws(Refusal) {
    if let known = domains[domain.name] {
      guard known == domain else { throw .redeclared(domain.name) }
      return
    }
    if let cycle = path(to: domain.name, from: domain) { throw .cycle(cycle) }
    domains[domain.name] = domain
  }

  /// The names on a way along dependencies from a domain back to `goal`, if there is one.
  private func path(to goal: String, from start: Domain) -> [String]? {
    var visited: Set<String> = []
    var open: [(domain: Domain, path: [String])] = [(start, [start.name])]
    while let (domain, path) = open.popLast() {
      for name in domain.dependsOn.sorted() {
        if name == goal { return path + [name] }
        guard visited.insert(name).inserted, let next = domains[name] else { continue }
        open.append((next, path + [name]))
      }
    }
    return nil
  }
}
