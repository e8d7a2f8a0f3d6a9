"""Reads recordings with known truth: what each process of each variant of each workload gave, in the order of time.

The folder holds truth/main.tar.xz and truth/quiet.tar.xz (SET/TOOL/VARIANT/rNN….json or .txt, a file a process) and
rerun/pyperf_same_commit.tar.xz (pairs of pyperf suites of one commit). Nothing is unpacked.
"""
import json
import os
import re
import tarfile

# a0, a1, a2 are one program; sN does exactly N per cent more work.
SAME = ("a0", "a1", "a2")
SLOWER = {"s2": 2, "s5": 5, "s10": 10}


def truth(folder, name):
    """{(tool, workload): {variant: [values of round 0, of round 1, …]}}; what lacks a round is left out."""
    found = {}
    with tarfile.open(os.path.join(folder, "truth", name + ".tar.xz")) as archive:
        for member in archive:
            parts = member.name.split("/")[-3:]
            match = re.fullmatch(r"r(\d+)(?:\.(\w+))?\.(json|txt)", parts[-1])
            if not member.isfile() or not match:
                continue
            tool, variant, number = parts[0], parts[1], int(match[1])
            text = archive.extractfile(member).read().decode()
            for workload, values in READERS[tool](text, match[2]):
                found.setdefault((tool, workload), {}).setdefault(variant, {})[number] = values
    whole = {}
    for key, variants in sorted(found.items()):
        rounds = set.intersection(*(set(rounds) for rounds in variants.values()))
        whole[key] = {variant: [by[number] for number in sorted(rounds)] for variant, by in variants.items()}
    return whole


def google(text, _):
    values = {}
    for entry in json.loads(text)["benchmarks"]:
        if entry["run_type"] == "iteration":
            values.setdefault(entry["run_name"], []).append(entry["real_time"])
    return values.items()


def go(text, _):
    values = {}
    for name, time in re.findall(r"^(Benchmark\S+)\s+\d+\s+(\S+) ns/op", text, re.MULTILINE):
        values.setdefault(name, []).append(float(time))
    return values.items()


def pyperf_processes(benchmark):
    """The values of each process, in nanoseconds."""
    return [[value * 1e9 for value in run["values"]] for run in benchmark["runs"] if run.get("values")]


def pyperf(text, workload):
    processes = pyperf_processes(json.loads(text)["benchmarks"][0])
    return [(workload, [value for process in processes for value in process])]


def hyperfine(text, workload):
    return [(workload, [time * 1e9 for time in json.loads(text)["results"][0]["times"]])]


READERS = {"gbench": google, "gotext": go, "pyperf": pyperf, "hyperfine": hyperfine}


def rerun(folder):
    """Pairs of pyperf suites of one commit: [({benchmark: [process, …]}, the same of another day), …]."""
    suites = {}
    with tarfile.open(os.path.join(folder, "rerun", "pyperf_same_commit.tar.xz")) as archive:
        for member in archive:
            match = re.search(r"(pair\d+)_(old|new)\.json$", member.name)
            if match:
                document = json.load(archive.extractfile(member))
                suites[match[1], match[2]] = {
                    name(benchmark, document): pyperf_processes(benchmark) for benchmark in document["benchmarks"]}
    pairs = sorted({pair for pair, _ in suites})
    return [(suites[pair, "old"], suites[pair, "new"]) for pair in pairs]


def name(benchmark, document):
    return benchmark.get("metadata", {}).get("name") or document["metadata"]["name"]
