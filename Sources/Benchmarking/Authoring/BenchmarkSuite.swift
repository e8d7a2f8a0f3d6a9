import BenchModel
import Glibc
import WorkerProtocol

/// A set of benchmarks that makes an executable of its own.
///
/// ```swift
/// @main struct Sorting: BenchmarkSuite {
///   static var benchmarks: [Benchmark] {
///     Benchmark("sort") { state in
///       let input = (0..<1000).map { _ in Int.random(in: 0..<1000) }  // set-up: not timed
///       for _ in state { blackHole(input.sorted()) }  // timed
///     }
///   }
/// }
/// ```
/// `bench-run --worker PATH` measures the executable over several processes; started by itself it measures in its own
/// process, for a first look or under a profiler: every benchmark, or those whose name contains an argument.
public protocol BenchmarkSuite: SendableMetatype {
  /// The suite's name; the type's name unless declared.
  static var name: String { get }
  /// The suite's benchmarks. Asked for in every worker process, so it must give the same list each time.
  @BenchmarkBuilder static var benchmarks: [Benchmark] { get }
}

extension BenchmarkSuite {
  /// The type's name.
  public static var name: String { "\(Self.self)" }

  /// Serves a runner where there is one, and measures in this process otherwise.
  @MainActor
  public static func main() async {
    if getenv(Wire.environmentVariable) != nil {
      switch RunnerPipes() {
      case .present:
        await Worker(suite: name, benchmarks: benchmarks).serve()
        return
      case .absent: say("is ignored: descriptors 3 and 4 are no runner's, so this measures in its own process")
      case .incomplete(let reason):
        say("makes this a worker, but \(reason): give it a pipe, or unset the variable")
        exit(64)
      }
    }
    await SoloRun(benchmarks: benchmarks, needles: Array(CommandLine.arguments.dropFirst())).run()
  }

  /// Says on standard error what the variable that makes a worker does here.
  private static func say(_ clause: String) {
    let line = "\(name): \(Wire.environmentVariable) \(clause)\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
  }
}
