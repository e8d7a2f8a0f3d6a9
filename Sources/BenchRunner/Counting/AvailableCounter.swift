import BenchModel
import SafeFiles

/// The best way to count that this machine offers.
package enum AvailableCounter {
  /// The processor's own counter, or else Callgrind.
  ///
  /// - Parameter modelsCaches: Whether misses of caches are wanted, which Callgrind models and no processor counts
  /// alike.
  /// - Throws: one clause that says why there is neither.
  package static func find(
    environment: [String: String], children: ChildProcessSet, modelsCaches: Bool
  ) throws(CountingAbsence) -> any EventCounter {
    var reasons: [String] = []
    if !modelsCaches {
      do throws(CountingAbsence) {
        return try ProcessorCounter(children: children)
      } catch {
        reasons.append(error.reason)
      }
    }
    do throws(CountingAbsence) {
      let tool = try CallgrindTool.find(environment: environment, children: children)
      let folder = try rethrowing(try ScratchFolder(environment: environment)) { (error: FileError) in
        CountingAbsence(reason: "there is no place for what valgrind writes: \(error)")
      }
      return CallgrindCounter(tool, children: children, folder: folder, modelsCaches: modelsCaches)
    } catch {
      reasons.append(error.reason)
    }
    throw CountingAbsence(reason: reasons.joined(separator: ", and "))
  }
}
