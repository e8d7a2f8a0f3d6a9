import CommandFramework

/// Has one input of every type that the framework makes out of text, and gives back what it got.
struct CoercionCommand: Command {
  enum Colour: String, Sendable, CaseIterable {
    case red, green, blue
  }

  struct Inputs: InputModel, Equatable {
    let integer: Int
    let float: Double
    let boolean: Bool
    let date: CalendarDate?
    let uuid: UniqueIdentifier
    let email: String
    let enumeration: Colour
    let array: [Int]

    static let schema = Schema<Self>(
      Attribute("integer", .integer(), \.integer), Attribute("float", .float(), \.float),
      Attribute("boolean", .boolean(), \.boolean), Attribute("date", .nullable(.date()), \.date),
      Attribute("uuid", .uuid(), \.uuid), Attribute("email", .email(), \.email),
      Attribute("enumeration", .enumeration(), \.enumeration), Attribute("array", .array(of: .integer()), \.array),
      make: Self.init)
  }

  func execute(_ inputs: Inputs, _ context: inout CommandContext) -> Inputs { inputs }
}
