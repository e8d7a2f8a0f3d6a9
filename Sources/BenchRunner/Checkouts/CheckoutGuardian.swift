/// A process that removes a checkout when this one ends without having done so.
///
/// A second Ctrl-C, or a signal that no process can catch, ends the tool at once. The guardian, which is in no group
/// that a terminal signals, then reads the end of its requests: nobody is left to remove the folder but itself.
final class CheckoutGuardian {
  private let children: ChildProcessSet
  private let child: ChildProcess

  /// What the checkout was built by may write into the folder for moments after it was told to end.
  private static let script = """
    trap '' INT TERM HUP
    if read -r done <&3; then exit; fi
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
      if rm -rf -- "$1"; then break; fi
      sleep 1
    done
    """
  private static let grace = Duration.seconds(2)

  /// Starts a guardian of a folder.
  init(of folder: String, environment: [String: String]) throws(ChildProcessError) {
    children = ChildProcessSet()
    child = try children.start(
      ChildProcessLaunch(
        ["/bin/sh", "-c", Self.script, "checkout guardian", folder], environment: environment, speaksProtocol: true))
  }

  /// Lets it go, as there is nothing left to remove.
  func dismiss() {
    try? children.send(Array("done".utf8), to: child, by: .after(Self.grace))
    _ = try? children.wait(for: child, by: .after(Self.grace), grace: .zero)
  }
}
