#!/usr/bin/env python3
"""Measures how often change points are found where there are none, and where there are some, beside Apache Otava.

    measure.py simulate --search CHANGE_POINTS      series of 200 points with known truth
    measure.py short --search CHANGE_POINTS         short series: power by length
    measure.py real --compare BENCH_COMPARE SERIES  series from a CSV (gzip or not) with the columns
                                                    machine, version, commit_date, benchmark, mean

CHANGE_POINTS is the built product `change-points`, BENCH_COMPARE the built tool. Every series comes from a fixed seed.
"""
import argparse
import csv
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np

POINTS = 200
# A place counts as found when it is at most this far from the truth.
NEAR = 5


def autoregressive(random, correlation):
    noise = random.standard_normal(POINTS + 50)
    series = np.zeros(POINTS + 50)
    for index in range(1, POINTS + 50):
        series[index] = correlation * series[index - 1] + noise[index]
    return series[50:] * np.sqrt(1 - correlation * correlation)


FAMILIES = {
    "normal": lambda random: random.standard_normal(POINTS),
    "skewed (lognormal, sigma 1)": lambda random: random.lognormal(0, 1, POINTS),
    "AR(1), phi 0.3": lambda random: autoregressive(random, 0.3),
}


def level(*parts):
    series = np.zeros(POINTS)
    for start, end, height in parts:
        series[start:end] += height
    return series


SHAPES = {
    "one step in the middle, 0.8 sd": (level((100, 200, 0.8)), [100]),
    "newest 10 runs, 1.5 sd": (level((190, 200, 1.5)), [190]),
    "newest 4 runs, 2.5 sd": (level((196, 200, 2.5)), [196]),
    "20 runs and back, 1.5 sd": (level((90, 110, 1.5)), [90, 110]),
    "two steps up, 1.2 sd each": (level((60, 200, 1.2), (130, 200, 1.2)), [60, 130]),
    "twice up and down, 1.5 sd": (level((40, 80, 1.5), (120, 160, 1.5)), [40, 80, 120, 160]),
}


def noise(family, count, seed):
    random = np.random.default_rng(seed)
    return [10 + FAMILIES[family](random) for _ in range(count)]


def ours(tool, batch, threshold):
    """For each series the places found, each with its range."""
    text = "".join(" ".join(repr(float(value)) for value in series) + "\n" for series in batch)
    lines = subprocess.run(
        [tool, str(threshold)], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    found = []
    for line in lines:
        points = []
        for word in line.split()[2:]:
            index, ends = word.rstrip("]").split("[")
            first, last = ends.split("..")
            points.append((int(index), int(first), int(last)))
        found.append(points)
    return found


def otava(batch, threshold, magnitude=0.0):
    from otava import analysis

    found = []
    for series in batch:
        try:
            points, _ = analysis.compute_change_points(
                [float(value) for value in series], max_pvalue=threshold, min_magnitude=magnitude)
        except ValueError:
            # Otava 0.8.0 raises where its windows leave an empty side; it is counted as finding nothing.
            points = []
        found.append([(point.index, point.index, point.index) for point in points])
    return found


def rate(found):
    return sum(1 for points in found if points) / len(found)


def matched(family, wanted, count):
    """The smallest p-value of Otava at which it raises at least as many alarms, by bisection of its logarithm."""
    batch = noise(family, count, 2002)
    low, high = -16.0, -2.0
    for _ in range(8):
        middle = (low + high) / 2
        if rate(otava(batch, 10**middle)) >= wanted:
            high = middle
        else:
            low = middle
    return 10**high


def detection(found, truth):
    hits = extra = covered = single = 0
    for points in found:
        places = [index for index, _, _ in points]
        hits += all(any(abs(place - true) <= NEAR for place in places) for true in truth)
        extra += any(min(abs(place - true) for true in truth) > NEAR for place in places)
        if len(truth) == 1 and len(points) == 1:
            single += 1
            covered += points[0][1] <= truth[0] <= points[0][2]
    return hits / len(found), extra / len(found), covered, single


def looks(tool, family, count, threshold):
    """The share of null series in which something is shown at least once if one looks after every run from the 20th."""
    alarms = 0
    for series in noise(family, count, 4004):
        alarms += any(ours(tool, [series[:end] for end in range(20, POINTS + 1)], threshold))
    return alarms / count


def simulate(arguments):
    tool = arguments.search
    print("| noise | ours at 5 % | ours at 1 % | ours at 0.1 % | Otava, defaults |\n|---|---|---|---|---|")
    for family in FAMILIES:
        batch = noise(family, arguments.null, 2002)
        rates = [rate(ours(tool, batch, threshold)) for threshold in (0.05, 0.01, 0.001)]
        peer = rate(otava(batch[: arguments.peer], 0.001))
        print(f"| {family} | " + " | ".join(f"{100 * share:.1f} %" for share in rates + [peer]) + " |", flush=True)
    print("\n| noise | change | ours | Otava, same alarms | ours, also elsewhere | Otava, also elsewhere |")
    print("|---|---|---|---|---|---|")
    notes = []
    sums = [0.0, 0.0]
    covered = single = 0
    for family in FAMILIES:
        alarms = rate(ours(tool, noise(family, arguments.null, 2002), 0.05))
        threshold = matched(family, alarms, arguments.peer)
        peer = rate(otava(noise(family, arguments.peer, 2002), threshold))
        notes.append(f"{family}: ours {100 * alarms:.1f} %, Otava {100 * peer:.1f} % at p = {threshold:.1e}")
        for shape, (change, truth) in SHAPES.items():
            scale = 1.3 if family.startswith("AR") else 1.0
            batch = [series + scale * change for series in noise(family, arguments.power, 3003)]
            mine = detection(ours(tool, batch, 0.05), truth)
            theirs = detection(otava(batch[: arguments.peer], threshold), truth)
            covered, single = covered + mine[2], single + mine[3]
            sums = [sums[0] + mine[0], sums[1] + theirs[0]]
            figures = (mine[0], theirs[0], mine[1], theirs[1])
            print(f"| {family} | {shape} | " + " | ".join(f"{100 * share:.0f} %" for share in figures) + " |", flush=True)
    cells = len(FAMILIES) * len(SHAPES)
    print(f"\nMean over the table: ours {100 * sums[0] / cells:.0f} %, Otava {100 * sums[1] / cells:.0f} %.")
    print("Alarms on series without a change: " + "; ".join(notes) + ".")
    print(f"The stated range of a single step held the truth in {covered} of {single} ({100 * covered / single:.1f} %).")
    shares = ", ".join(
        f"{family} {100 * looks(tool, family, arguments.looks, 0.01):.0f} %" for family in FAMILIES)
    print(f"Looked at after every run from the 20th to the 200th at 1 %, ever shown: {shares}.")
    suite = noise("normal", 1000, 5005)
    start = time.monotonic()
    ours(tool, suite, 0.05)
    print(f"1,000 series of 200 points: {time.monotonic() - start:.2f} s, processes and text included.")


def real(arguments):
    opened = gzip.open if arguments.series.endswith(".gz") else open
    with opened(arguments.series, "rt") as stream:
        rows = list(csv.DictReader(stream))
    runs = {}
    for row in rows:
        key = (row["machine"], row["commit_date"], row["version"])
        runs.setdefault(key, {})[row["benchmark"]] = float(row["mean"]) * 1e9
    metric = {"name": "time", "unit": "ns", "direction": "smaller", "nature": "noisy"}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "history.jsonl")
        with open(path, "w") as stream:
            for (machine, date, version), figures in runs.items():
                results = [
                    {"id": {"group": "", "name": name},
                     "figures": [{"metric": "time", "statistic": "mean", "estimate": {"value": value, "replicates": 1}}]}
                    for name, value in figures.items()]
                line = {
                    "schema": {"name": "bench-history", "version": 1}, "run": version, "date": date,
                    "commit": version, "machine": machine, "suite": "pyperformance", "metrics": [metric],
                    "results": results}
                stream.write(json.dumps(line) + "\n")
        start = time.monotonic()
        output = subprocess.run(
            [os.path.abspath(arguments.compare), "--history", "history.jsonl", "--format", "json", "-q"],
            cwd=folder, capture_output=True, text=True)
        seconds = time.monotonic() - start
        if output.returncode != 0:
            sys.exit(output.stderr)
        report = json.loads(output.stdout)
    searched = [series for series in report["series"] if series["method"] == "noisy"]
    start = time.monotonic()
    totals = {"ours": 0, "creeps": 0, "Otava": 0, "both": 0, "ours only": 0, "Otava only": 0}
    for series in searched:
        mine = [change["index"] for change in series["changes"] if change["kind"] == "step"]
        spans = [(change["index"], change["endIndex"]) for change in series["changes"] if change["kind"] == "creep"]
        (points,) = otava([series["values"]], 0.001, 0.02)
        theirs = [index for index, _, _ in points]
        near = lambda place, places: any(abs(place - other) <= arguments.near for other in places)
        inside = lambda place: any(first - arguments.near <= place <= last + arguments.near for first, last in spans)
        totals["ours"] += len(mine)
        totals["creeps"] += len(spans)
        totals["Otava"] += len(theirs)
        totals["both"] += sum(near(place, theirs) for place in mine)
        totals["ours only"] += sum(not near(place, theirs) for place in mine)
        totals["Otava only"] += sum(not near(place, mine) and not inside(place) for place in theirs)
    print(f"{report['runs']} runs, {len(report['series'])} series, {len(searched)} long enough to be searched,")
    print(f"level of a single series {100 * report['errorRate']['level']:.2g} %.")
    print(f"ours: {totals['ours']} steps and {totals['creeps']} creeps in "
          f"{sum(1 for series in searched if series['changes'])} series, {seconds:.1f} s")
    print(f"Otava (defaults, magnitude from 2 %): {totals['Otava']} steps, {time.monotonic() - start:.1f} s")
    print(f"steps of ours within {arguments.near} runs of one of Otava's: {totals['both']}, not: {totals['ours only']}")
    print(f"Otava's neither near a step nor inside a creep of ours: {totals['Otava only']}")


def short(arguments):
    """How many of short series with one step in their middle, or two runs before the newest three, show it."""
    sizes = (0, 3, 5, 10, 100)
    print("| runs | step | " + " | ".join("none" if not size else f"{size} sd" for size in sizes) + " |")
    print("|---:|---|" + "---:|" * len(sizes))
    for count in (8, 10, 12, 16, 20, 30):
        for name, place in (("in the middle", count // 2), ("the newest three", count - 3)):
            shares = []
            for size in sizes:
                random = np.random.default_rng(5005)
                batch = [10 + random.standard_normal(count) + size * (np.arange(count) >= place)
                         for _ in range(arguments.power)]
                found = ours(arguments.search, batch, 0.05)
                near = [any(abs(index - place) <= 1 for index, _, _ in points) for points in found]
                shares.append(rate(found) if not size else sum(near) / len(near))
            print(f"| {count} | {name} | " + " | ".join(f"{100 * share:.0f} %" for share in shares) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    simulation = commands.add_parser("simulate")
    simulation.add_argument("--search", required=True)
    simulation.add_argument("--null", type=int, default=4000)
    simulation.add_argument("--power", type=int, default=1000)
    simulation.add_argument("--peer", type=int, default=200)
    simulation.add_argument("--looks", type=int, default=200)
    simulation.set_defaults(run=simulate)
    lengths = commands.add_parser("short")
    lengths.add_argument("--search", required=True)
    lengths.add_argument("--power", type=int, default=1000)
    lengths.set_defaults(run=short)
    comparison = commands.add_parser("real")
    comparison.add_argument("--compare", required=True)
    comparison.add_argument("--near", type=int, default=3)
    comparison.add_argument("series")
    comparison.set_defaults(run=real)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
