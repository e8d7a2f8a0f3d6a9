/// Benchmark tools as shell scripts: each takes the arguments that its harness gives the real one, and answers in the
/// form that the real one has.
///
/// JMH and package-benchmark cannot be had where this is tested; `.ci/check-harnesses` starts the others themselves.
/// The figures are made and not measured, so that verdicts do not depend on what else runs.
enum FakeTool: String, CaseIterable, Sendable {
  case swiftTesting = "swift-testing"
  case jmh
  case packageBenchmark = "package-benchmark"
  case deno

  /// What a tool does wrong.
  enum Fault: String, Sendable {
    case none
    /// It heeds no filter.
    case matchesAll = "all"
    /// It runs something else than what it is asked for.
    case runsAnother = "another"
  }

  /// A suite with these benchmarks, of which `work` takes so many microseconds and others take 500.
  func script(work: Int, names: String = "work other", fault: Fault = .none) -> String {
    let end = self == .swiftTesting ? "[ $found = 1 ] || exit 69" : self == .jmh ? "[ $found = 1 ] || exit 1" : "exit 0"
    return """
      \(Self.arguments)
      fault=\(fault.rawValue); found=0
      names='\(names)'
      if [ $listing = 1 ]; then
        printf "Building for debugging...\\n\\nTarget 'Sums' available benchmarks:\\n"
        for name in $names; do echo $name; done
        echo; exit 0
      fi
      if [ $asked = 1 ] && [ $fault = another ]; then names=stray; fi
      {
        \(begin)
        for name in $names; do
          if [ $fault = none ]; then echo "\(identity)" | grep -Eq "$pattern" || continue; fi
          [ $found = 0 ] || printf '\(separator)'
          found=1
          if [ $name = work ]; then time=\(work); else time=500; fi
          awk -v name=$name -v count=$count -v time=$time -v seed=$$ 'BEGIN {
            srand(seed); for (i = 0; i < count; i++) values = values (i ? "," : "") time * (1 + rand() / 500)
            \(entry) }'
        done
        \(ending)
      } > "$out"
      \(end)

      """
  }

  private static let arguments = """
    pattern=.; out=/dev/stdout; count=40; listing=0; asked=0
    while [ $# -gt 0 ]; do
      case $1 in
        --filter) pattern=$2; asked=1; shift;;
        -rff|--event-stream-output-path) out=$2; shift;;
        -i|--repetitions) count=$2; shift;;
        list) listing=1;;
        -f|-wi|-w|-r|-rf|--format|--path|--testing-library|--event-stream-version) shift;;
        -*|run) ;;
        *) pattern=$1; asked=1;;
      esac
      shift
    done
    pattern=${pattern#/}; pattern=${pattern%/}
    """

  /// What a filter is matched against.
  private var identity: String {
    switch self {
    case .swiftTesting: "SumsTests.$name()/Sums.swift:3:4"
    case .jmh: "org.example.Sums.$name"
    case .packageBenchmark, .deno: "$name"
    }
  }

  private var separator: String { self == .swiftTesting ? "" : "," }

  private var begin: String {
    switch self {
    case .swiftTesting:
      #"echo '{"kind":"event","payload":{"kind":"runStarted","instant":{"absolute":1},"messages":[]},"version":0}'"#
    case .jmh, .packageBenchmark: "printf '['"
    case .deno: #"printf '{"version":1,"runtime":"Deno/2.9.8","cpu":"c","benches":['"#
    }
  }

  private var ending: String {
    switch self {
    case .swiftTesting:
      #"echo '{"kind":"event","payload":{"kind":"runEnded","instant":{"absolute":9},"messages":[]},"version":0}'"#
    case .jmh, .packageBenchmark: "echo ']'"
    case .deno: "echo ']}'"
    }
  }

  /// What awk prints for one benchmark.
  private var entry: String {
    switch self {
    case .swiftTesting:
      #"""
      id = "SumsTests." name "()/Sums.swift:3:4"
      printf "{\"kind\":\"test\",\"payload\":{\"id\":\"%s\",\"kind\":\"function\",\"name\":\"%s()\"},\"version\":0}\n", id, name
      n = split(values, all, ",")
      for (i = 1; i <= n; i++) {
        event("testStarted", id, i); event("testEnded", id, i + all[i] / 1e6)
      } }
      function event(kind, id, moment) {
        printf "{\"kind\":\"event\",\"payload\":{\"kind\":\"%s\",\"instant\":{\"absolute\":%.9f},\"testID\":\"%s\",\"messages\":[]},\"version\":0}\n", kind, moment, id
      """#
    case .jmh:
      #"""
      printf "{\"jmhVersion\":\"1.37\",\"benchmark\":\"org.example.Sums.%s\",\"mode\":\"avgt\",\"threads\":1,\"primaryMetric\":{\"score\":%s,\"scoreUnit\":\"us/op\",\"rawData\":[[%s]]},\"secondaryMetrics\":{}}", name, time, values
      """#
    case .packageBenchmark:
      #"""
      n = split(values, all, ",")
      for (i = 1; i <= n; i++) rates = rates (i > 1 ? "," : "") 1e6 / all[i]
      printf "{\"benchmark\":\"package.benchmark.Sums.%s\",\"mode\":\"thrpt\",\"threads\":1,\"measurementIterations\":%d,\"primaryMetric\":{\"score\":%s,\"scoreUnit\":\"# / s\",\"rawData\":[[%s]]},\"secondaryMetrics\":{\"Time (wall clock)\":{\"score\":%s,\"scoreUnit\":\"μs\",\"rawData\":[[%s]]}}}", name, count, 1e6 / time, rates, time, values
      """#
    case .deno:
      #"""
      split(values, all, ",")
      printf "{\"origin\":\"file:///sums.js\",\"group\":null,\"name\":\"%s\",\"baseline\":false,\"results\":[{\"ok\":{\"n\":40,\"avg\":%.1f,\"highPrecision\":true,\"usedExplicitTimers\":false}}]}", name, all[1] * 1000
      """#
    }
  }
}
