#!/usr/bin/env python3
"""Measures what a long history costs: to add a run, to be read and searched, to be folded.

    scale.py BENCH_COMPARE [RUNS BENCHMARKS [KEPT]]     10000 runs of 100 benchmarks, 200 of them kept

Nothing but Python's own library and strace. Series come from a fixed seed: they scatter by half a per cent, and every
fiftieth benchmark is 8 % slower from the middle on. Prints Markdown.
"""
import datetime
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

METRIC = {"direction": "smaller", "name": "time", "nature": "noisy", "unit": "ns"}


def value(benchmark, run, runs, source):
    slow = 1.08 if benchmark % 50 == 0 and run >= runs / 2 else 1
    return 1000 * (benchmark + 1) * slow * (1 + 0.005 * source.gauss(0, 1))


def line(run, runs, benchmarks, source):
    """A line as bench-compare --history --record writes it, with one figure a benchmark."""
    date = datetime.datetime(2020, 1, 1) + datetime.timedelta(hours=run)
    results = []
    for benchmark in range(benchmarks):
        time_taken = value(benchmark, run, runs, source)
        estimate = {
            "confidence": 0.95, "lower": round(time_taken * 0.995, 3), "replicates": 10,
            "upper": round(time_taken * 1.005, 3), "value": round(time_taken, 3)}
        results.append({
            "figures": [{"estimate": estimate, "metric": "time", "statistic": "best"}],
            "id": {"group": "g", "name": f"b{benchmark:05d}"}})
    return json.dumps({
        "commit": f"{run:040x}", "date": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "environment": {"loadAtStart": round(source.random(), 2), "processor": "p", "toolchain": "t"}, "machine": "m",
        "metrics": [METRIC], "results": results, "run": f"run-{run:05d}",
        "schema": {"name": "bench-history", "version": 1}, "suite": "s"}, separators=(",", ":"), sort_keys=True)


def new_run(benchmarks):
    """A results file of one run more."""
    results = [
        {"id": {"group": "g", "name": f"b{number:05d}"}, "status": "measured", "samples": [{
            "metric": "time", "process": [0, 1, 2, 3, 4], "round": [0, 1, 2, 3, 4], "order": [0, 1, 2, 3, 4],
            "iterations": [1, 1, 1, 1, 1],
            "values": [[1000.0 * (number + 1) + launch] for launch in range(5)]}]}
        for number in range(benchmarks)]
    return {
        "schema": {"name": "bench-run", "version": 1}, "id": "one-more", "startedAt": "2035-01-01T00:00:00Z",
        "suite": "s", "completeness": "complete", "environment": {"optimised": True, "toolchain": "t"}, "metrics": [METRIC], "results": results}


def run(*words, output=subprocess.DEVNULL):
    """Seconds on the clock, of the processor, and the most memory in megabytes."""
    start = time.monotonic()
    process = subprocess.Popen(words, stdout=output, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 4):
        sys.exit(f"{' '.join(words)}: status {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def bytes_read(history, *words):
    """How many bytes of the history and of what stands beside it a command reads, by its system calls."""
    trace = history + ".trace"
    subprocess.run(
        ["strace", "-f", "-y", "-s", "0", "-e", "trace=read,pread64", "-o", trace, *words], check=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    counts = {"file": 0, "index": 0}
    name = re.escape(os.path.basename(history))
    with open(trace) as lines:
        for text in lines:
            found = re.search(rf"<[^>]*/(\.?){name}(\.index)?>.* = (\d+)$", text)
            if found:
                counts["index" if found[2] else "file"] += int(found[3])
    return counts


def findings(tool, history):
    answer = subprocess.run(
        [tool, "--max-input", "8GB", "--history", history, "--format", "json", "-q"], capture_output=True).stdout
    return answer.replace(history.encode(), b"F")


def main():
    tool = os.path.abspath(sys.argv[1])
    runs, benchmarks = (int(word) for word in (sys.argv[2:4] or ["10000", "100"]))
    kept = int(sys.argv[4]) if len(sys.argv) > 4 else 200
    with tempfile.TemporaryDirectory() as folder:
        history = os.path.join(folder, "history.jsonl")
        new = os.path.join(folder, "new.json")
        source = random.Random(23)
        with open(history, "w") as stream:
            for number in range(runs):
                stream.write(line(number, runs, benchmarks, source) + "\n")
        with open(new, "w") as stream:
            json.dump(new_run(benchmarks), stream)
        size = os.path.getsize(history)
        call = [tool, "--max-input", "8GB", "--history"]
        print(f"{runs:,} runs of {benchmarks:,} benchmarks, {size / 1e6:.0f} MB\n")
        print("| | seconds | processor | most memory | beside the file |\n|---|---:|---:|---:|---|")

        def row(name, figures, note):
            print(f"| {name} | {figures[0]:.2f} | {figures[1]:.2f} | {figures[2]:.0f} MB | {note} |", flush=True)

        search = run(*call, history, "--format", "json", "-q")
        row("searched", search, f"memory 1 to {size / 1e6 / search[2]:.1f}")
        before = findings(tool, history)
        row("a run more, no index yet", run(*call, history, "--record", new, "--commit", "a", "-q"), "all of it read")
        with open(new) as stream:
            text = stream.read()
        with open(new, "w") as stream:
            stream.write(text.replace("one-more", "one-more-2"))
        counts = bytes_read(history, *call, history, "--record", new, "-q")
        with open(new, "w") as stream:
            stream.write(text.replace("one-more", "one-more-3"))
        added = run(*call, history, "--record", new, "-q")
        row("a run more", added, f"{counts['file']:,} bytes of it and {counts['index']:,} of the index read")
        again = run(*call, history, "--record", new, "-q")
        row("the same once more", again, "known")
        with open(history, "r+") as stream:
            stream.truncate(size)
        folded = run(*call, history, "--compact", str(kept), "-q")
        small = os.path.getsize(history)
        row(f"all but {kept} folded", folded, f"{small / 1e6:.1f} MB, 1 to {size / small:.1f}")
        after = run(*call, history, "--format", "json", "-q")
        row("searched, folded", after, f"1 to {search[1] / after[1]:.1f} of the processor")
        print(f"\nFindings before and after: {'the same bytes' if findings(tool, history) == before else 'NOT THE SAME'}.")


main()
