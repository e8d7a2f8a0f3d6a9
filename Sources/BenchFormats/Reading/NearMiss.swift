/// What people hand in instead of what their tool writes for other programs, and what to do about it.
enum NearMiss {
  private struct Text {
    let mark: LineMark
    let advice: String
  }

  private struct Document {
    let mark: DocumentMark
    let advice: String
  }

  /// Tables and summaries that are made for people's eyes, by a line of theirs.
  private static let texts: [Text] = [
    Text(
      mark: LineMark(start: "Benchmark ", part: "Mode ", check: { has("Cnt", $0, $1) && has("Score", $0, $1) }),
      advice: "it is JMH's table; run the benchmarks with -rf json -rff results.json and give that file"),
    Text(
      mark: LineMark(start: "\"Benchmark\",\"Mode\""),
      advice: "it is JMH's CSV; run the benchmarks with -rf json -rff results.json and give that file"),
    Text(
      mark: LineMark(start: "Method", check: { (has(",", $0, $1) || has(";", $0, $1)) && has("Mean", $0, $1) }),
      advice: "it is BenchmarkDotNet's CSV; run the benchmarks with --exporters json and give *-report-full.json"),
    Text(
      mark: LineMark(start: "|", part: " Method", check: { has("Mean", $0, $1) }),
      advice: "it is BenchmarkDotNet's table; run the benchmarks with --exporters json and give *-report-full.json"),
    Text(
      mark: LineMark(start: "Benchmark", end: "Iterations", check: { has("Time", $0, $1) && has("CPU", $0, $1) }),
      advice: "it is Google Benchmark's table; run with --benchmark_out=results.json --benchmark_out_format=json"),
    Text(
      mark: LineMark(start: "name,iterations,real_time,cpu_time"),
      advice: "it is Google Benchmark's CSV; run with --benchmark_out=results.json --benchmark_out_format=json"),
    Text(
      mark: LineMark(start: "  Time (mean "),
      advice: "it is hyperfine's console text; run with --export-json results.json and give that file"),
    Text(
      mark: LineMark(start: "| Command | Mean "),
      advice: "it is hyperfine's Markdown table; run with --export-json results.json and give that file"),
    Text(
      mark: LineMark(start: "Name (time in "),
      advice: "it is pytest-benchmark's table; run with --benchmark-json=results.json and give that file"),
    Text(
      mark: LineMark(part: "Mean +- std dev: ", end: ""),
      advice: "it is pyperf's summary; run with -o results.json and give that file"),
    Text(
      mark: LineMark(start: "group,function,value,throughput_num"),
      advice: "it is criterion's raw.csv; give the folder target/criterion"),
    Text(
      mark: LineMark(start: "#datatype measurement,"),
      advice: "it is package-benchmark's export for InfluxDB; give the results.json of a baseline"),
    Text(
      mark: LineMark(part: "expression\",\"min\",\"median\""),
      advice: "it is a table of R's bench with units in its fields; give what jsonlite::toJSON makes of it"),
    Text(
      mark: LineMark(start: "stress-ng: metrc: "),
      advice: "it is stress-ng's console text; run with --metrics --yaml results.yaml and give that file"),
    Text(
      mark: LineMark(start: "T: ", part: " Avg:"),
      advice: "it is cyclictest's console text; run with --json=results.json and give that file"),
    Text(
      mark: LineMark(start: "--- ", end: " ioping statistics ---"),
      advice: "it is ioping's console text; run with -J and give what it prints"),
    Text(
      mark: LineMark(start: "The 'numbers' are in 1000s of bytes per second"),
      advice: "it is the table of openssl speed; run with -mr and give what it prints"),
    Text(
      mark: LineMark(part: "%) i/s ", end: "s"),
      advice: "it is benchmark-ips's console text; write x.json! \"results.json\" into its block and give that file"),
    Text(
      mark: LineMark(start: "time ", part: " .. ", end: ")"),
      advice: "it is the console text of Haskell's criterion; run with --json results.json and give that file"),
  ]

  /// Documents that stand beside the results.
  private static let documents: [Document] = [
    Document(
      mark: .document(.key("machine_info"), .key("commit_info"), .key("benchmarks")),
      advice: "it is pytest-benchmark's JSON without a benchmark: none ran, or all of them raised an error"),
    Document(
      mark: .document(.key("mean"), .key("median"), .key("std_dev")),
      advice: "it is an estimates.json of criterion; give the folder target/criterion"),
    Document(
      mark: .document(.key("iters"), .key("times")),
      advice: "it is a sample.json of criterion; give the folder target/criterion"),
    Document(
      mark: .document(.key("group_id"), .key("full_id")),
      advice: "it is a benchmark.json of criterion; give the folder target/criterion"),
    Document(
      mark: .line("reason", any: ["package_id", "success", "group_name"]),
      advice: "these are messages of cargo with no complete benchmark among them"),
    Document(
      mark: .document(.key("machine"), .key("cpu"), .key("ram")),
      advice: "it is the machine.json of asv; give a file of results beside it"),
  ]

  /// What a file is that is of no format, with what to do; nil if nobody knows.
  static func found(in bytes: [UInt8], _ shape: DocumentShape?) -> String? {
    if let shape {
      if let miss = documents.first(where: { $0.mark.lack(in: shape) == nil }) { return miss.advice }
      if let keys = shape.keys, !keys.isEmpty, keys.allSatisfy({ PackageBenchmarkFormat.metricNames.contains($0) }) {
        return "it holds thresholds of package-benchmark without the name of their benchmark; "
          + "give the results.json of a baseline"
      }
    }
    var lines = LineSequence(bytes)
    while let line = lines.next(), line.lowerBound < looked {
      if line.isEmpty { continue }
      if let miss = texts.first(where: { $0.mark.isIn(bytes, line, number: lines.number) }) { return miss.advice }
    }
    return nil
  }

  /// Tables come at the end of what a tool prints, which is seldom longer.
  private static let looked = 1 << 20

  private static func has(_ text: StaticString, _ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    text.withUTF8Buffer { text in
      var start = line.lowerBound
      while start + text.count <= line.upperBound {
        if bytes[start..<start + text.count].elementsEqual(text) { return true }
        start += 1
      }
      return false
    }
  }
}
