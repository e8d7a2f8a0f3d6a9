import CBenchPrimitives
import Glibc

/// Ctrl-C and its kin as something to wait for; a second one of a kind ends the process at once.
final class Interruption {
  /// Becomes readable when the run is to stop; nil where signals cannot be caught.
  let descriptor: Int32?
  /// What was read of it, since each side of a session asks.
  private var known: Int32?

  init() {
    let caught = bench_catch_interruptions()
    descriptor = caught >= 0 ? caught : nil
  }

  /// The signal that came, if one did.
  var signal: Int32? {
    if known == nil { known = read() }
    return known
  }

  private func read() -> Int32? {
    guard let descriptor else { return nil }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) == 1 else { return nil }
    var number: UInt8 = 0
    return Glibc.read(descriptor, &number, 1) == 1 ? Int32(number) : nil
  }
}
