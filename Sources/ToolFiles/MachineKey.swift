package import BenchModel
import SafeFiles

/// A file name's worth of what makes results comparable: processor, number of processors, memory, architecture.
///
/// The operating system and the toolchain are left out, so that an update of them is compared, with a warning, and not
/// silently without a baseline.
package enum MachineKey {
  /// The key of an environment: a readable slug and a hash.
  package static func key(of environment: RunEnvironment) -> String {
    let gibibytes = environment.memoryBytes.map { "\(Int((Double($0) / 1_073_741_824).rounded()))GiB" }
    let facts = [
      environment.architecture, environment.logicalProcessors.map { "\($0)cpu" }, gibibytes, environment.processor,
    ]
    return FileName.slug(for: facts.map { $0 ?? "unknown" }.joined(separator: " "))
  }
}
