/// An element of an XML document with everything inside it.
package struct XMLElement: Sendable, Equatable {
  /// One attribute as it stands in a start tag.
  package struct Attribute: Sendable, Equatable {
    /// The name with its prefix, if it has one: name spaces are not resolved.
    package let name: String
    /// The value with its references resolved.
    package let value: String
  }

  /// The name with its prefix, if it has one.
  package let name: String
  /// The attributes in the order of the document.
  package let attributes: [Attribute]
  /// The elements directly inside.
  package internal(set) var children: [XMLElement] = []
  /// The text directly inside, joined.
  package internal(set) var text = ""
  /// The line of the start tag, from 1.
  package let line: Int

  init(name: String, attributes: [Attribute], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  /// The value of an attribute, if the element has it.
  package func attribute(_ name: String) -> String? {
    attributes.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// The first element directly inside with a name.
  package func child(_ name: String) -> XMLElement? {
    children.first { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
