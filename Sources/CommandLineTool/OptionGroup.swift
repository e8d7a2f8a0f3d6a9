/// Options that belong together, under one heading of the help.
package struct OptionGroup: Sendable {
  package let title: String
  package let options: [OptionDeclaration]

  package init(_ title: String, _ options: [OptionDeclaration]) {
    self.title = title
    self.options = options
  }
}
