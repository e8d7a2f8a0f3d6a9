import CommandFramework
import Testing

@Suite("Outcomes")
struct OutcomeTests {
  let success = Outcome.success(20, metadata: ["a": 1])
  let failure = Outcome<Int>.failure([.runtime("broken", "it broke")], metadata: ["b": 2])

  @Test("a success has a value and no errors")
  func successful() throws {
    #expect(success.isSuccess && !success.isFailure)
    #expect(try success.unwrap() == 20)
    #expect(success.unwrap(or: 1) == 20)
    #expect(success.errors.isEmpty)
  }

  @Test("a failure has errors, and unwrapping throws all of them")
  func failed() throws {
    #expect(failure.isFailure && failure.value == nil)
    #expect(failure.unwrap(or: 1) == 1)
    let thrown = #expect(throws: CommandFailure.self) { try failure.unwrap() }
    #expect(thrown?.errors.map(\.key) == ["runtime.root.broken"])
    #expect(thrown?.description == "it broke")
  }

  @Test("map and flatMap pass failures through and keep metadata")
  func mapping() {
    #expect(success.map { "\($0)" }.value == "20")
    #expect(failure.map { $0 + 1 }.errors == failure.errors)
    let next = success.flatMap { Outcome.success($0 * 2, metadata: ["a": 9, "c": 3]) }
    #expect(next.value == 40)
    #expect(next.metadata == ["a": 9, "c": 3])
    #expect(success.flatMap { _ in failure }.isFailure)
    #expect(failure.flatMap { _ in success }.errors == failure.errors)
  }

  @Test("an outcome says itself as a value and as JSON text")
  func serialisation() {
    #expect(success.encoded == ["success": true, "result": 20, "metadata": ["a": 1]])
    #expect(success.json == #"{"metadata":{"a":1},"result":20,"success":true}"#)
    #expect(failure.encoded["success"] == false)
    #expect(failure.json == failure.encoded.json)
  }
}
