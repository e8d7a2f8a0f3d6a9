import Glibc
import Testing
import WorkerProtocol

@Suite("Runner's pipes")
struct RunnerPipesTests {
  private final class Ends {
    var numbers: [Int32] = [-1, -1]
    var read: Int32 { numbers[0] }
    var write: Int32 { numbers[1] }

    init(sockets: Bool = false) {
      let made = sockets ? socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &numbers) : pipe(&numbers)
      precondition(made == 0)
    }

    deinit { for number in numbers { close(number) } }
  }

  @Test("Two pipes or sockets of the right direction are a runner's")
  func present() {
    let (requests, answers, sockets) = (Ends(), Ends(), Ends(sockets: true))
    #expect(RunnerPipes(requests: requests.read, answers: answers.write) == .present)
    #expect(RunnerPipes(requests: sockets.read, answers: sockets.read) == .present)
    #expect(RunnerPipes(requests: requests.read, answers: sockets.read) == .present)
  }

  @Test("What a process started by hand has there is none of a runner")
  func absent() {
    let file = open("/dev/null", O_RDWR)
    defer { close(file) }
    #expect(RunnerPipes(requests: -1, answers: -1) == .absent)
    #expect(RunnerPipes(requests: file, answers: file) == .absent)
    let slots = Ends()
    #expect(RunnerPipes(requests: slots.read, answers: slots.write) == .absent)
  }

  @Test("One of the two, or the wrong direction, is a mistake that is named")
  func incomplete() {
    let (requests, answers) = (Ends(), Ends())
    #expect(
      RunnerPipes(requests: requests.read, answers: -1)
        == .incomplete("descriptor -1 is no pipe or socket to write answers to"))
    #expect(
      RunnerPipes(requests: requests.write, answers: answers.write)
        == .incomplete("descriptor \(requests.write) is no pipe or socket to read requests from"))
  }
}
