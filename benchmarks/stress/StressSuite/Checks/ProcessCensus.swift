import BenchModel
import Benchmarking
import Glibc

/// What this process holds beside memory: open descriptors, threads, and the folders that workloads made.
struct ProcessCensus: Equatable {
  let descriptors: Int
  let threads: Int
  let temporaryFiles: Int

  /// Counts now.
  init() throws {
    descriptors = try Self.entries(of: "/proc/self/fd").count
    threads = try Self.entries(of: "/proc/self/task").count
    let folder = ScratchFolder.parent
    let prefix = ScratchFolder.prefix.dropFirst(folder.count + 1)
    temporaryFiles = try Self.entries(of: folder).count { $0.hasPrefix(prefix) }
  }

  /// States by how much this census exceeds an earlier one.
  func record(since earlier: ProcessCensus, in observation: inout Observation) {
    observation.record(.descriptorGrowth, Double(descriptors - earlier.descriptors))
    observation.record(.threadGrowth, Double(threads - earlier.threads))
    observation.record(.temporaryFileGrowth, Double(temporaryFiles - earlier.temporaryFiles))
  }

  private static func entries(of path: String) throws -> [String] {
    guard let folder = opendir(path) else { throw SystemFailure("opendir \(path)") }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
  }
}
