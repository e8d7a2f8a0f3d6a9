/// What the user wants of colour.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto
  case always
  case never

  /// `--color`, which every tool has that prints pages.
  package static let option = OptionDeclaration.choice(
    "color", among: allCases.map(\.rawValue), help: "Use colour. Default: auto, which heeds NO_COLOR.")

  /// What a command line says, if it does.
  package init(_ parsed: ParsedArguments) {
    self = parsed.value(of: Self.option).flatMap(ColorChoice.init) ?? .auto
  }
}
