/// A shell that a tool writes completions for.
package enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// What the shell is given to complete the command lines of a tool and of its commands.
  func completion(of syntax: CommandLineSyntax) -> String {
    switch self {
    case .bash: BashCompletion(syntax).text
    case .zsh: ZshCompletion(syntax).text
    case .fish: FishCompletion(syntax).text
    }
  }
}
