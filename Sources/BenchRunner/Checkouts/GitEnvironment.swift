/// The environment in which git runs for the tool: nothing of the user's set-up runs along, and nothing is written that
/// was not asked for.
struct GitEnvironment {
  /// What git is started with.
  let variables: [String: String]

  /// What tells git of another repository than that of the working directory, as in a hook from which the tool is
  /// started (git rev-parse --local-env-vars).
  private static let strangers = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR",
  ]

  /// Hooks and monitors of the repository are programs of the user's that know nothing of a checkout for measuring, and
  /// housekeeping that git starts in the background would be measured, too.
  private static let settings = [
    ("core.hooksPath", "/dev/null"), ("core.fsmonitor", "false"), ("gc.auto", "0"), ("maintenance.auto", "false"),
  ]

  /// Makes the environment from the tool's own.
  init(_ environment: [String: String]) {
    var variables = environment.filter { !Self.strangers.contains($0.key) }
    // Nobody sits at this git's terminal.
    variables["GIT_TERMINAL_PROMPT"] = "0"
    // Another git of the user's may want the lock of the index that a look at it would take.
    variables["GIT_OPTIONAL_LOCKS"] = "0"
    self.init(variables: Self.setting(Self.settings, in: variables))
  }

  private init(variables: [String: String]) {
    self.variables = variables
  }

  /// The same environment with filters of these names switched off: each is a program, too.
  func withoutFilters(_ names: some Sequence<String>) -> GitEnvironment {
    let off = Set(names).sorted().flatMap { name in
      [
        ("filter.\(name).smudge", ""), ("filter.\(name).clean", ""), ("filter.\(name).process", ""),
        ("filter.\(name).required", "false"),
      ]
    }
    return GitEnvironment(variables: Self.setting(Self.settings + off, in: variables))
  }

  private static func setting(_ settings: [(String, String)], in variables: [String: String]) -> [String: String] {
    var variables = variables
    variables["GIT_CONFIG_COUNT"] = "\(settings.count)"
    for (place, (key, value)) in settings.enumerated() {
      variables["GIT_CONFIG_KEY_\(place)"] = key
      variables["GIT_CONFIG_VALUE_\(place)"] = value
    }
    return variables
  }
}
