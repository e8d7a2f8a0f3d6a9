import CommandFramework
import Testing

@Suite("Errors")
struct ErrorTests {
  @Test("two errors that are recorded without halting are both in the outcome")
  func recorded() throws {
    let outcome = try ErrorCommand().run(Switch(shouldFail: true))
    #expect(outcome.errors.map(\.symbol.rawValue) == ["test_error", "another_error"])
    #expect(try ErrorCommand().run(Switch(shouldFail: false)).value == 1)
  }

  @Test("the key names commands, category, place and symbol")
  func key() {
    #expect(CommandError.data(.invalidFormat, "", at: ["user", "email"]).key == "data.user.email.invalid_format")
    var error = CommandError.runtime("test_error", "")
    error.runtimePath = ["p", "q"]
    #expect(error.key == "p>q>runtime.root.test_error")
  }

  @Test("factories set category and gravity")
  func factories() {
    #expect(CommandError.domain("x", "").category == .domain)
    #expect(CommandError.auth(.notAuthorized, "").category == .auth)
    let system = CommandError.system(.diskFull, "")
    #expect(system.category == .system && system.isFatal && system.severity == .critical)
    let external = CommandError.external(.timeout, "", service: "mail", context: ["try": 2])
    #expect(external.context == ["service": "mail", "try": 2])
    #expect(CommandError.validation(.tooShort, "", at: ["a"], input: "x").context == ["input": "x"])
    #expect(CommandError.execution(Mishap(place: "x")).context == ["exception_type": "Mishap"])
    #expect(CommandError.execution(CommandFailure(errors: [system])).cause == system)
    #expect(ErrorSeverity.debug < .fatal)
  }

  @Test("the standard symbols are many and each stands for one word")
  func symbols() {
    #expect(ErrorSymbol.standard.count >= 60)
    #expect(Set(ErrorSymbol.standard).count == ErrorSymbol.standard.count)
  }

  @Test("an error keeps the chain of its causes")
  func causes() {
    let root = CommandError.external(.connectionFailed, "no route", service: "db")
    let middle = CommandError(.runtime, .notFound, "no user", cause: root)
    let top = CommandError(
      .runtime, .executionError, "no page", suggestion: "try later", helpURL: "https://e.org", cause: middle)
    #expect(top.causeChain.map(\.message) == ["no page", "no user", "no route"])
    #expect(top.encoded["cause"]?["cause"]?["symbol"] == "connection_failed")
    #expect(top.json == top.encoded.json)
    #expect(top.encoded["suggestion"] == "try later")
  }

  static let mixed: ErrorCollection = [
    .data(.tooShort, "name is short", at: ["name"]), .runtime("x", "first"), .runtime("x", "second"),
    .data(.required, "email is missing", at: ["email"]), .system(.diskFull, "disk full"),
  ]

  @Test("errors with equal keys are all kept, in order")
  func equalKeys() {
    let errors = Self.mixed
    #expect(errors.count == 5)
    #expect(errors.keys.count == 4)
    #expect(errors.all(for: "runtime.root.x").map(\.message) == ["first", "second"])
    #expect(errors.first(for: "runtime.root.x")?.message == "first")
    guard case .array(let same)? = errors.encodedByKey["runtime.root.x"] else {
      Issue.record("the key is missing")
      return
    }
    #expect(same.count == 2)
    #expect(errors.encoded[2]?["message"] == "second")
  }

  @Test("errors are found by place, symbol, category and key")
  func queries() {
    let errors = Self.mixed
    #expect(errors.at(path: ["name"]).map(\.symbol) == [.tooShort])
    #expect(errors.with(symbol: "x").count == 2)
    #expect(errors.by(category: .data).count == 2)
    #expect(errors.has("data.email.required") && !errors.has("data.email.x"))
    #expect(errors.hasErrors && errors.hasFatal)
    #expect(errors.groupedByPath().mapValues(\.count) == ["name": 1, "email": 1, "root": 3])
    #expect(errors.groupedByCategory()[.runtime]?.count == 2)
  }

  @Test("the index of a large collection finds what a scan finds")
  func index() {
    var errors = ErrorCollection()
    for number in 0..<100 { errors.add(.runtime(ErrorSymbol(rawValue: "s\(number % 7)"), "\(number)")) }
    for number in 0..<7 {
      let key = "runtime.root.s\(number)"
      #expect(errors.all(for: key).map(\.message) == errors.filter { $0.key == key }.map(\.message))
      #expect(errors.first(for: key)?.message == "\(number)")
    }
    #expect(!errors.has("runtime.root.s7"))
  }

  @Test("a collection is a value: a copy is its own")
  func copies() {
    var copy = Self.mixed
    copy.merge([.runtime("y", "third")])
    #expect(copy.count == 6 && Self.mixed.count == 5)
    copy.removeAll()
    #expect(!copy.hasErrors && copy.sentence.isEmpty && copy.summary == "no errors")
  }

  @Test("messages join to a sentence", arguments: [(1, "A"), (2, "A and B"), (3, "A, B, and C")])
  func sentence(count: Int, expected: String) {
    #expect(ErrorCollection(["A", "B", "C"].prefix(count).map { .runtime("x", $0) }).sentence == expected)
  }

  @Test("summary and JSON text")
  func serialisation() {
    #expect(Self.mixed.summary == "5 errors (2 data, 2 runtime, 1 system)")
    #expect(Self.mixed.json == Self.mixed.encoded.json)
    let error = ErrorCollection([.validation(.tooShort, "\"a\"\n", at: ["name"], input: "a")])
    #expect(
      error.json == #"[{"category":"data","context":{"input":"a"},"is_fatal":false,"key":"data.name.too_short","#
        + #""message":"\"a\"\n","path":["name"],"runtime_path":[],"severity":"error","symbol":"too_short"}]"#)
  }
}
