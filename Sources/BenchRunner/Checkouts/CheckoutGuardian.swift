/// A process that removes a checkout when this one ends without having done so.
///
/// A second Ctrl-C, or a signal that no process can catch, ends the tool at once. The guardian, which is in no group
/// that a terminal signals, notices: nobody is left to remove the folder but itself.
final class CheckoutGuardian {
  private let keeper: ProcessKeeper

  /// What the checkout was built by may write into the folder until its own keeper has killed it.
  private static let script = """
    PATH=/usr/bin:/bin
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
      if rm -rf -- "$1"; then break; fi
      sleep 1
    done
    """

  /// Starts a guardian of a folder.
  init(of folder: String) throws(ChildProcessError) {
    keeper = try ProcessKeeper()
    try keeper.bequeath(["/bin/sh", "-c", Self.script, "checkout guardian", folder])
  }

  /// Lets it go, as there is nothing left to remove.
  func dismiss() {
    keeper.revoke()
  }
}
