extension FieldCase {
  /// Situations of console text.
  static let console: [FieldCase] = [
    FieldCase(
      "01 an iteration count of 0", 1, says: ["p/Build", "+3,900%"],
      go(goTen("Small", 100) + (0..<10).map { "BenchmarkBuild-4 0 \(16_000_000_000 + $0 * 1_000_000) ns/op" }),
      go(goTen("Small", 100.1) + (0..<10).map { "BenchmarkBuild-4 0 \(640_000_000_000 + $0 * 1_000_000) ns/op" })),
    FieldCase(
      "02 what is printed stands between name and figures", 1, says: ["p/Noisy"],
      go(goTen("Quiet", 100) + torn(61_000)), go(goTen("Quiet", 100.1) + torn(4_610_000))),
    FieldCase(
      "02 the same as events", 1, says: ["p/Noisy"],
      events(go(goTen("Quiet", 100) + torn(61_000))), events(go(goTen("Quiet", 100.1) + torn(4_610_000)))),
    FieldCase(
      "12 lines between events that are none", 1, says: ["p/A"],
      "go: downloading example.test/dep v1.2.3\n" + events(go(goTen("A", 100))),
      events(go(goTen("A", 9000))) + "# example.test/other\n"),
    FieldCase(
      "28 Catch2 without analysis", 3, says: ["bounds", "area"], silent: ["failed"],
      catch2(["area", "bounds"], [345.2, 999.4]), catch2(["area", "bounds"], [346.1, 1001.2])),
    FieldCase(
      "36 every answer of a load was an error", 4, says: ["failed", "520000 of 520000 requests failed"],
      wrk(16_466, 2.0, errors: 0),
      wrk(52_000, 0.6, errors: 520_000)),
    FieldCase(
      "38 a run that was interrupted", 4, says: ["stopped early", "partial"],
      go(goTen("A", 100) + goTen("B", 100)),
      go(goTen("A", 100.1), end: "BenchmarkB-8  signal: interrupt\nFAIL\texample.test/p\t2.0s\n")),
    FieldCase(
      "44 instructions fall to 3 % of what they were", 0, says: ["too good"], iai(52_708_611), iai(1_553_543)),
    FieldCase(
      "65 a log line within a result", 4, says: ["failed", "p/Scan"],
      go(goTen("Scan", 100) + goTen("Other", 50)),
      go(
        goTen("Scan", 100, "").dropLast() + ["BenchmarkScan-8 \t 100\t 12:00:03.4 warning: slow disk"]
          + goTen("Other", 50))),
    FieldCase(
      "66 text of Go that was converted is the same again", 4, says: ["hold the very same times"],
      go(goTen("Decode", 231, "\t 16 B/op\t 1 allocs/op")),
      "pkg: example.test/p\n" + goTen("Decode", 231, " 16 B/op 1 allocs/op").map { $0 + "\n" }.joined()),
    FieldCase(
      "71 own units of which nobody knows the direction", 3, says: ["'dbreads/op', 'retries'", "directions"],
      go(goTen("Block", 100, "\t 512 dbreads/op\t 2 retries")),
      go(goTen("Block", 100.1, "\t 9512 dbreads/op\t 90 retries"))),
    FieldCase(
      "79 allocations that repeat in every value", 1, says: ["allocs/op", "+4.0%"],
      go(goTen("Route", 900, "\t 100 allocs/op")), go(goTen("Route", 901, "\t 104 allocs/op"))),
  ]

  private static func torn(_ time: Int) -> [String] {
    (0..<6).flatMap { ["BenchmarkNoisy-8   \tstarting the store", "   20000\t     \(time + $0 * 10) ns/op"] }
  }

  private static func catch2(_ names: [String], _ means: [Double]) -> String {
    let rule = String(repeating: "-", count: 79)
    let rows = zip(names, means).map { name, mean in
      "\(name)\(String(repeating: " ", count: 47 - name.count))100           138    \(mean) ns"
    }
    return """
      \(String(repeating: "~", count: 79))
      bench is a Catch2 v3.7.0 host application.
      Run with -? for options

      \(rule)
      shapes
      \(rule)
      bench.cpp:12
      \(String(repeating: ".", count: 79))

      benchmark name                            samples    iterations          mean
      \(rule)
      \(rows.joined(separator: "\n"))


      ===============================================================================
      test cases: 1 | 1 passed

      """
  }

  private static func wrk(_ rate: Int, _ latency: Double, errors: Int) -> String {
    """
    Running 10s test @ http://127.0.0.1:8080/
      2 threads and 16 connections
      Thread Stats   Avg      Stdev     Max   +/- Stdev
        Latency     \(latency)ms    0.50ms   9.00ms   80.00%
        Req/Sec     8.00k     0.20k    9.00k    70.00%
      \(rate * 10) requests in 10.00s, 20.00MB read
    \(errors > 0 ? "  Non-2xx or 3xx responses: \(errors)\n" : "")Requests/sec:  \(rate).00
    Transfer/sec:      2.00MB

    """
  }

  private static func iai(_ instructions: Int) -> String {
    """
    store::expand warm:()
      Instructions:            \(instructions)
      L1 Hits:                 \(instructions + 400_000)
      LL Hits:                 123456
      RAM Hits:                5432
      Estimated Cycles:        \(instructions + 900_000)

    """
  }
}
