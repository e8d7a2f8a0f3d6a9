import BenchModel
import CBenchPrimitives
import Glibc
import SafeFiles
import Testing
import WorkerProtocol

@testable import BenchRunner

/// A look at what real workers leave behind; for a process of its own, since it looks at all children of this one.
struct RealWorkers {
  /// The environment of all workers of one test, by which their processes are known from those of others.
  let environment = [
    "PATH": "/usr/bin:/bin", "RUNNER_TEST": "of process \(getpid()) at \(ContinuousClock.now)",
  ]

  /// A launcher of shell scripts.
  func launcher(script: String, startLimit: Duration = .seconds(60), interruptedBy: Int32? = nil)
    -> ProcessWorkerLauncher
  {
    ProcessWorkerLauncher(
      arguments: ["/bin/sh", "-c", script], environment: environment, startLimit: startLimit,
      children: ChildProcessSet(interruptedBy: interruptedBy, endingStrays: true))
  }

  /// A launcher of the suite that misbehaves; it is built into the folder of this program.
  func unrulySuite(interruptedBy: Int32? = nil) -> ProcessWorkerLauncher {
    ProcessWorkerLauncher(
      arguments: [Self.unrulySuitePath], environment: environment, startLimit: .seconds(60),
      children: ChildProcessSet(interruptedBy: interruptedBy, endingStrays: true))
  }

  static var unrulySuitePath: String {
    let program = target(ofLink: "/proc/self/exe")
    let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return folder + "/unruly-suite"
  }

  /// The pipes and process descriptors that are open here; Dispatch opens timers and events of its own at any time.
  var openDescriptors: [String] {
    ((try? Directory.names(in: "/proc/self/fd")) ?? []).compactMap { number in
      let target = Self.target(ofLink: "/proc/self/fd/\(number)")
      return target.hasPrefix("pipe:") || target.contains("pidfd") ? "\(number) \(target)" : nil
    }
  }

  private static func target(ofLink path: String) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &bytes, bytes.count)
    return String(decoding: bytes[..<max(length, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The processes of these workers that are still there, and whatever else is a child of this process.
  func leftovers() -> [String] {
    let entry = Array("RUNNER_TEST=\(environment["RUNNER_TEST"] ?? "")".utf8)
    var left = ((try? Directory.names(in: "/proc")) ?? []).filter { name in
      let bytes = (try? InputFile.bytes(at: "/proc/\(name)/environ", limit: 8 << 20)) ?? []
      return bytes.split(separator: 0).contains { $0.elementsEqual(entry) }
    }
    // Keepers stay for the next launch; whoever else is a child of this process or of a keeper was left behind.
    for child in Self.children(of: getpid()) {
      guard Self.isKeeper(child) else {
        left.append("a child")
        continue
      }
      left += Self.children(of: child).map { "process \($0) of a keeper" }
    }
    return left
  }

  static func children(of process: Int32) -> [Int32] {
    let tasks = (try? Directory.names(in: "/proc/\(process)/task")) ?? []
    return tasks.flatMap { task -> [Int32] in
      let bytes = (try? InputFile.bytes(at: "/proc/\(process)/task/\(task)/children", limit: 1 << 20)) ?? []
      return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }
  }

  static func parent(of process: Int32) -> Int32? {
    let bytes = (try? InputFile.bytes(at: "/proc/\(process)/stat", limit: 1 << 16)) ?? []
    let fields = String(decoding: bytes, as: UTF8.self).split(separator: ")").last?.split(separator: " ")
    return fields.flatMap { $0.count > 1 ? Int32($0[1]) : nil }
  }

  static func isKeeper(_ process: Int32) -> Bool {
    let name = (try? InputFile.bytes(at: "/proc/\(process)/comm", limit: 64)) ?? []
    return String(decoding: name, as: UTF8.self) == "\(BENCH_KEEPER_NAME)\n"
  }
}

extension RealWorkers {
  /// Expects that no process, no zombie and no descriptor is left of the workers.
  func expectNothingLeft(descriptors: [String], after what: String = "") {
    let left = leftovers()
    let openDescriptors = openDescriptors
    #expect(left == [], "\(what): left \(left)")
    #expect(openDescriptors == descriptors, "\(what): \(openDescriptors) after \(descriptors)")
  }
}

extension RunPlan {
  /// A plan of short launches, with limits that are far longer than anything here takes.
  static func short(launches: Int) -> RunPlan {
    RunPlan(
      seed: 1, launches: launches, warmupIterations: 3, batchNanoseconds: 1e6, launchNanoseconds: 3e6, operations: 20,
      timeoutNanoseconds: 60e9)
  }
}
