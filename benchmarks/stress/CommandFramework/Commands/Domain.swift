/// An area of an application, with the areas whose commands its own may call.
package struct Domain: Sendable, Hashable {
  package let name: String
  package let organization: String?
  package let dependsOn: Set<String>

  /// Commands of the domain of this name may be called from everywhere.
  package static let globalName = "Global"

  package init(_ name: String, organization: String? = nil, dependsOn: Set<String> = []) {
    self.name = name
    self.organization = organization
    self.dependsOn = dependsOn
  }

  /// Whether a command of `caller` may call one of `callee`; commands without a domain are free.
  static func allows(_ caller: Domain?, toCall callee: Domain?) -> Bool {
    guard let caller, let callee else { return true }
    return callee.name == caller.name || callee.name == globalName || caller.dependsOn.contains(callee.name)
  }
}
