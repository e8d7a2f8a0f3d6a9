import Glibc
import Testing

@testable import BenchRunner

@Suite("What a child is given and what it leaves")
struct ChildProcessOutputTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("Output and errors are captured apart, byte by byte")
  func streams() throws {
    let outcome = try outcome(of: shell("printf 'out\\377\\033[2J'; printf err >&2"))
    #expect(outcome.output.head == Array("out".utf8) + [0xff, 0x1b] + Array("[2J".utf8))
    #expect(text(outcome.errors.head) == "err")
    #expect(outcome.output.tail.isEmpty && outcome.output.omitted == 0)
  }

  @Test("Output that is not wanted is discarded, errors never")
  func discarded() throws {
    var launch = shell("echo out; echo err >&2; test -c /proc/self/fd/1")
    launch.capturesOutput = false
    let outcome = try outcome(of: launch)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output.head.isEmpty)
    #expect(text(outcome.errors.head) == "err\n")
  }

  @Test("Of a flood the beginning and the end are kept", arguments: [0, 1, 32_768, 65_536, 65_537, 1_000_000])
  func flood(size: Int) throws {
    let outcome = try outcome(of: shell("head -c \(size) /dev/zero | tr '\\0' x; printf end >&2"))
    let captured = outcome.output
    #expect(captured.head.count == min(size, 32_768))
    #expect(captured.tail.count == min(max(0, size - 32_768), 32_768))
    #expect(captured.head.count + captured.tail.count + captured.omitted == size)
    #expect(text(outcome.errors.head) == "end")
  }

  @Test("A capture keeps the right bytes whatever the pieces", arguments: [1, 7, 1000, 65_536, 200_000])
  func pieces(size: Int) {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    var captured = CapturedOutput()
    for start in stride(from: 0, to: bytes.count, by: size) {
      captured.append(bytes[start..<min(start + size, bytes.count)])
    }
    captured.trim()
    #expect(captured.head.elementsEqual(bytes.prefix(32_768)))
    #expect(captured.tail.elementsEqual(bytes.suffix(32_768)))
    #expect(captured.omitted == bytes.count - 65_536)
  }

  @Test("Arguments, environment and directory arrive as they are, and nothing else does")
  func surroundings() throws {
    var launch = shell("printf '%s|' \"$@\"; pwd; env | sort")
    launch.arguments += ["name", "a b", "", "$(date)", "é\n"]
    launch.environment["X"] = "y=z"
    launch.directory = "/usr"
    setenv("NOT_FOR_CHILDREN", "1", 1)
    let lines = try text(outcome(of: launch).output.head).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "a b||$(date)|é")
    #expect(lines[1] == "|/usr")
    let names = lines.dropFirst(2).filter { !$0.isEmpty }.map { $0.prefix { $0 != "=" } }
    #expect(names == ["PATH", "PWD", "SWIFT_BACKTRACE", "X"])
    #expect(lines.contains("SWIFT_BACKTRACE=enable=no") && lines.contains("X=y=z"))
  }

  @Test("The backtracer can be switched on by the caller")
  func backtracer() throws {
    var launch = shell("echo $SWIFT_BACKTRACE")
    launch.environment["SWIFT_BACKTRACE"] = "enable=yes"
    #expect(try text(outcome(of: launch).output.head) == "enable=yes\n")
  }

  @Test("The environment has the same size in every launch")
  func environmentSize() throws {
    let sizes = try (0..<5).map { _ in try text(outcome(of: shell("env | wc -c")).output.head) }
    #expect(Set(sizes).count == 1)
  }

  @Test("Time and memory of the child itself are told")
  func usage() throws {
    let outcome = try outcome(of: shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"))
    #expect(outcome.userTime + outcome.systemTime > 0)
    #expect(outcome.wallTime > 0)
    // A shell is smaller than this process, whose peak it inherits.
    #expect(outcome.peakMemory == nil)
    #expect(outcome.strays == nil)
  }
}
