import CBenchPrimitives
import Glibc

/// The descriptors through which this process sees one child; -1 is closed.
struct ChildProcessEnds {
  enum Channel: Int, CaseIterable {
    /// Readable once the child has ended.
    case process
    case output
    case errors
    case requests
    case answers
  }

  private var numbers = [Int32](repeating: -1, count: Channel.allCases.count)

  subscript(channel: Channel) -> Int32 {
    get { numbers[channel.rawValue] }
    set { numbers[channel.rawValue] = newValue }
  }

  mutating func close(_ channel: Channel) {
    if self[channel] >= 0 { Glibc.close(self[channel]) }
    self[channel] = -1
  }

  mutating func closeAll() {
    for channel in Channel.allCases { close(channel) }
  }

  /// Makes the pipes for a launch; the second value holds the child's ends.
  static func pipes(for launch: ChildProcessLaunch) throws(ChildProcessError) -> (ours: Self, theirs: Self) {
    var ours = Self()
    var theirs = Self()
    var channels = [Channel.errors]
    if launch.capturesOutput { channels.append(.output) }
    if launch.speaksProtocol { channels += [.requests, .answers] }
    for channel in channels {
      var pair: [Int32] = [-1, -1]
      let failure = bench_pipe(&pair)
      guard failure == 0 else {
        ours.closeAll()
        theirs.closeAll()
        throw .system(call: "pipe2", code: failure)
      }
      let isRead = channel != .requests
      ours[channel] = isRead ? pair[0] : pair[1]
      theirs[channel] = isRead ? pair[1] : pair[0]
      _ = fcntl(ours[channel], F_SETFL, O_NONBLOCK)
    }
    return (ours, theirs)
  }
}
