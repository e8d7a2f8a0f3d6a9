"""Small suites of other tools, one function each: two benchmarks, of which `planted` does a given share more work.

Each suite writes its files into a folder, and says how it is built there, how `bench-run --harness` is to start it, and
what the tool itself has to compare two of its results; None where it has nothing.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

UNITS = 20000  # of a loop that takes about 20 µs where it is compiled


def write(folder, files):
    for name, text in files.items():
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def run(arguments, folder, **more):
    return subprocess.run(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


class Suite:
    """A suite; `wants` are the programs that have to be on the path, `imports` the modules of this Python."""
    wants, imports, build, harness = (), (), None, None
    units = UNITS

    def missing(self):
        for program in self.wants:
            if shutil.which(program) is None:
                return f"{program} is not on the path"
        for module in self.imports:
            if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode:
                return f"{sys.executable} has no module {module}"
        return self.absence()

    def absence(self):
        return None

    def files(self, units):
        raise NotImplementedError

    def own(self, before, after, slots):
        """The benchmarks that the tool itself calls slower, after runs of the one side and then the other."""
        return None


def u_test_slower(before, after):
    """The rule of benchstat and of Google Benchmark's compare.py: Mann and Whitney's U at 5 %, by the median."""
    from scipy import stats
    slower = set()
    for name in before:
        one, other = before[name], after.get(name, [])
        p = stats.mannwhitneyu(one, other, alternative="two-sided").pvalue
        if p < 0.05 and sorted(other)[len(other) // 2] > sorted(one)[len(one) // 2]:
            slower.add(name)
    return slower


class Go(Suite):
    name, wants = "go", ("go",)
    harness = {"name": "go", "command": ["./sums.test"]}
    comparison = "go test -count 10 -benchtime 200ms, one side after the other, by benchstat's rule"

    def files(self, units):
        return {
            "go.mod": "module example.org/sums\n\ngo 1.21\n",
            "sums.go": "package sums\n\nfunc Sum(n int) uint64 {\n\tvar s uint64\n\tfor i := 0; i < n; i++ {\n"
                       "\t\ts = s*31 + uint64(i)\n\t}\n\treturn s\n}\n",
            "sums_test.go": f"""package sums

import "testing"

var sink uint64

func BenchmarkPlanted(b *testing.B) {{
	for i := 0; i < b.N; i++ {{
		sink = Sum({units})
	}}
}}

func BenchmarkSteady(b *testing.B) {{
	for i := 0; i < b.N; i++ {{
		sink = Sum({self.units})
	}}
}}
""", ".gitignore": "sums.test\n"}

    def own(self, before, after, slots):
        sides = []
        for folder in (before, after):
            text = run(["./sums.test", "-test.bench", ".", "-test.count", "10", "-test.benchtime", "200ms"], folder).stdout
            found = {}
            for name, value in re.findall(r"^Benchmark(\w+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op", text, re.M):
                found.setdefault(name, []).append(float(value))
            sides.append(found)
        return u_test_slower(*sides)


class GoogleBenchmark(Suite):
    name, wants = "google-benchmark", ("g++",)
    build = ["g++", "-O2", "sums.cc", "-o", "sums", "-lbenchmark", "-lpthread"]
    harness = {"name": "google-benchmark", "command": ["./sums"]}
    comparison = "10 repetitions of 0.2 s, one side after the other, by compare.py's rule"

    def absence(self):
        return None if glob.glob("/usr/include/benchmark/benchmark.h") else "there is no libbenchmark-dev"

    def files(self, units):
        return {"sums.cc": """#include <benchmark/benchmark.h>
#include <cstdint>
static void sum(benchmark::State& state, int n) {
  for (auto _ : state) {
    uint64_t s = 1;
    benchmark::DoNotOptimize(n);
    for (int i = 0; i < n; i++) s = s * 31 + i;
    benchmark::DoNotOptimize(s);
  }
}
static void Planted(benchmark::State& state) { sum(state, %d); }
static void Steady(benchmark::State& state) { sum(state, %d); }
BENCHMARK(Planted);
BENCHMARK(Steady);
BENCHMARK_MAIN();
""" % (units, self.units), ".gitignore": "sums\n"}

    def program(self):
        return ["./sums"]

    def own(self, before, after, slots):
        sides = []
        for folder in (before, after):
            path = os.path.join(slots, "google.json")
            run([*self.program(), "--benchmark_repetitions=10", "--benchmark_min_time=0.2",
                 "--benchmark_out_format=json", "--benchmark_out=" + path], folder)
            found = {}
            for row in json.loads(Path(path).read_text())["benchmarks"]:
                if row["run_type"] == "iteration":
                    found.setdefault(row["run_name"], []).append(row["real_time"])
            sides.append(found)
        return u_test_slower(*sides)


PYTHON_WORK = """def work(n):
    s = 0
    for i in range(n):
        s = s * 31 + i & 0xffffffff
    return s
"""


class GoogleBenchmarkPython(GoogleBenchmark):
    name, wants, imports, build = "google-benchmark (Python)", (), ("google_benchmark",), None
    harness = {"name": "google-benchmark", "command": [sys.executable, "sums.py"]}
    units = 1000

    def absence(self):
        return None

    def program(self):
        return self.harness["command"]

    def files(self, units):
        return {"sums.py": f"""import google_benchmark as benchmark

{PYTHON_WORK}

@benchmark.register
def Planted(state):
    while state:
        work({units})


@benchmark.register
def Steady(state):
    while state:
        work({self.units})


if __name__ == "__main__":
    benchmark.main()
"""}


class PytestBenchmark(Suite):
    name, imports, units = "pytest-benchmark", ("pytest_benchmark",), 1000
    harness = {"name": "pytest-benchmark", "command": [sys.executable, "-m", "pytest"]}
    comparison = "its own --benchmark-compare-fail=median:5% against a saved run"

    def files(self, units):
        return {"test_sums.py": f"""{PYTHON_WORK}

def test_planted(benchmark):
    benchmark(work, {units})


def test_steady(benchmark):
    benchmark(work, {self.units})
"""}

    def own(self, before, after, slots):
        storage = "--benchmark-storage=file://" + os.path.join(slots, "storage")
        shutil.rmtree(os.path.join(slots, "storage"), ignore_errors=True)
        call = [*self.harness["command"], "-q", "-p", "no:cacheprovider", storage]
        run([*call, "--benchmark-autosave"], before)
        ended = run([*call, "--benchmark-compare", "--benchmark-compare-fail=median:5%"], after)
        return set(re.findall(r"test_sums\.py::test_(\w+).* - Field 'median' has failed", ended.stdout + ended.stderr))


class Pyperf(Suite):
    name, imports, units = "pyperf", ("pyperf",), 1000
    harness = {"name": "pyperf", "command": [sys.executable, "sums.py"]}
    comparison = "--fast, one side after the other, its own compare_to (t test), of any size"

    def files(self, units):
        return {"sums.py": f"""import pyperf

{PYTHON_WORK}

runner = pyperf.Runner()
runner.bench_func("planted", work, {units})
runner.bench_func("steady", work, {self.units})
"""}

    def own(self, before, after, slots):
        paths = [os.path.join(slots, name) for name in ("before.json", "after.json")]
        for folder, path in zip((before, after), paths):
            Path(path).unlink(missing_ok=True)
            run([*self.harness["command"], "--fast", "-q", "-o", path], folder)
        text = run([sys.executable, "-m", "pyperf", "compare_to", "-v", *paths], slots).stdout
        slower, name = set(), ""
        for line in text.splitlines():
            named = re.match(r"(?:### )?(planted|steady)\b", line)
            name = named.group(1) if named else name
            if re.search(r"x slower", line):
                slower.add(name)
        return slower


class XCTest(Suite):
    name, wants = "xctest", ("swift",)
    build = ["swift", "build", "-c", "release", "--build-tests"]
    harness = {"name": "xctest", "command": [".build/release/SumsPackageTests.xctest"]}
    units = 5_000_000  # a millisecond: a step of its clock is 1 µs

    def files(self, units):
        return {
            "Package.swift": "// swift-tools-version: 6.0\nimport PackageDescription\n\n"
                             'let package = Package(name: "Sums", targets: [.testTarget(name: "SumsTests")])\n',
            "Tests/SumsTests/SumsTests.swift": f"""import XCTest

@inline(never) func sum(_ n: Int) -> UInt64 {{
  var total: UInt64 = 1
  for i in 0..<n {{ total = total &* 31 &+ UInt64(i) }}
  return total
}}

nonisolated(unsafe) var sink: UInt64 = 0

final class SumsTests: XCTestCase {{
  func testPlanted() {{ measure {{ sink = sum({units}) }} }}
  func testSteady() {{ measure {{ sink = sum({self.units}) }} }}
  func testNothingMeasured() {{ XCTAssertEqual(sum(0), 1) }}
}}
""", ".gitignore": ".build\n"}


class SwiftTesting(Suite):
    name, wants = "swift-testing", ("swift",)
    build = ["swift", "build", "-c", "release", "--build-tests"]
    harness = {"name": "swift-testing", "command": [".build/release/SumsPackageTests.xctest"]}
    units = 5_000_000  # a millisecond: what stands around a test takes some 0.2 ms

    def files(self, units):
        return {
            "Package.swift": XCTest().files(units)["Package.swift"],
            "Tests/SumsTests/SumsTests.swift": f"""import Testing

@inline(never) func sum(_ n: Int) -> UInt64 {{
  var total: UInt64 = 1
  for i in 0..<n {{ total = total &* 31 &+ UInt64(i) }}
  return total
}}

@Test func planted() {{ #expect(sum({units}) != 0) }}
@Test func steady() {{ #expect(sum({self.units}) != 0) }}
""", ".gitignore": ".build\n"}


class Deno(Suite):
    name, wants = "deno", ("deno",)
    harness = {"name": "deno", "command": ["deno", "bench", "sums.js"]}

    def files(self, units):
        return {"sums.js": """function sum(n) {
  let s = 1;
  for (let i = 0; i < n; i++) s = (s * 31 + i) & 0xffffff;
  return s;
}
let sink = 0;
Deno.bench("planted", () => { sink += sum(%d); });
Deno.bench("steady", () => { sink += sum(%d); });
""" % (units, self.units)}


class Catch2(Suite):
    name, wants = "catch2", ("g++",)
    build = ["g++", "-O2", "sums.cc", "-o", "sums"]
    harness = {"name": "catch2", "command": ["./sums"]}

    def absence(self):
        return None if glob.glob("/usr/include/catch2/catch.hpp") else "there is no Catch2 2 of Debian"

    def files(self, units):
        return {"sums.cc": """#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_ENABLE_BENCHMARKING
#include <catch2/catch.hpp>
#include <cstdint>
static uint64_t sum(volatile int& units) {
  uint64_t s = 1;
  int n = units;
  for (int i = 0; i < n; i++) s = s * 31 + i;
  return s;
}
static volatile int planted = %d, steady = %d;
TEST_CASE("Planted") { BENCHMARK("planted") { return sum(planted); }; }
TEST_CASE("Steady") { BENCHMARK("steady") { return sum(steady); }; }
TEST_CASE("No benchmark") { REQUIRE(sum(steady) != 0); }
""" % (units, self.units), ".gitignore": "sums\n"}


class Libtest(Suite):
    name, wants = "libtest", ("rustc",)
    build = ["rustc", "-O", "--test", "sums.rs", "-o", "sums"]
    harness = {"name": "libtest", "command": ["./sums"]}

    def files(self, units):
        return {"sums.rs": """#![feature(test)]
extern crate test;
fn sum(n: u64) -> u64 { (0..test::black_box(n)).fold(1u64, |s, i| s.wrapping_mul(31).wrapping_add(i)) }
#[bench] fn planted(b: &mut test::Bencher) { b.iter(|| sum(%d)) }
#[bench] fn steady(b: &mut test::Bencher) { b.iter(|| sum(%d)) }
#[test] fn no_benchmark() { assert!(sum(1) > 0) }
""" % (units, self.units), ".gitignore": "sums\n"}


class Criterion(Suite):
    name, wants = "criterion", ("cargo",)
    build = ["sh", "-c", "cargo bench -q --offline --no-run && cp $(ls -t target/release/deps/sums-* | grep -v '\\.d$' | head -n 1) sums"]
    harness = {"name": "criterion", "command": ["./sums"]}
    comparison = "--baseline of 50 samples in 2 s, its own 'Performance has regressed'"

    def absence(self):
        return None if glob.glob("/usr/share/cargo/registry/criterion-0*") else "there is no librust-criterion-dev"

    def files(self, units):
        return {
            ".cargo/config.toml": '[source.crates-io]\nreplace-with = "debian"\n[source.debian]\n'
                                  'directory = "/usr/share/cargo/registry"\n',
            "Cargo.toml": '[package]\nname = "sums"\nversion = "0.1.0"\nedition = "2018"\n[lib]\npath = "sums.rs"\n'
                          'bench = false\n[dev-dependencies]\ncriterion = { version = "0.3", default-features = false }\n'
                          '[[bench]]\nname = "sums"\npath = "benches/sums.rs"\nharness = false\n',
            "sums.rs": "pub fn sum(n: u64) -> u64 { (0..n).fold(1u64, |s, i| s.wrapping_mul(31).wrapping_add(i)) }\n",
            "benches/sums.rs": """use criterion::{black_box, criterion_group, criterion_main, Criterion};
fn all(c: &mut Criterion) {
    c.bench_function("planted", |b| b.iter(|| sums::sum(black_box(%d))));
    c.bench_function("steady", |b| b.iter(|| sums::sum(black_box(%d))));
}
criterion_group!(benches, all);
criterion_main!(benches);
""" % (units, self.units), ".gitignore": "target\nsums\nCargo.lock\n"}

    def own(self, before, after, slots):
        home = {**os.environ, "CRITERION_HOME": os.path.join(slots, "criterion")}
        call = ["./sums", "--bench", "--noplot", "--sample-size", "50", "--warm-up-time", "0.5", "--measurement-time", "2"]
        run([*call, "--save-baseline", "before"], before, env=home)
        text = run([*call, "--baseline", "before"], after, env=home).stdout
        slower, name = set(), ""
        for line in text.splitlines():
            named = re.match(r"(planted|steady)\b", line)
            name = named.group(1) if named else name
            if "Performance has regressed" in line:
                slower.add(name)
        return slower


SUITES = [Go(), GoogleBenchmark(), GoogleBenchmarkPython(), PytestBenchmark(), Pyperf(), XCTest(), SwiftTesting(), Catch2(), Libtest(),
          Criterion(), Deno()]
