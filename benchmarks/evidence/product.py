"""Asks bench-compare itself: writes both sides of a case as runs, and reads what each row answers."""
import itertools
import json
import os
import statistics
import subprocess

TIME = {"name": "time", "unit": "ns", "direction": "smaller", "nature": "noisy"}
numbers = itertools.count()


def sample(processes, evidence):
    if evidence == "summary":
        values = [value for process in processes for value in process]
        return {"metric": "time", "process": [], "round": [], "order": [], "iterations": [], "values": [],
                "published": {"count": len(values), "mean": statistics.fmean(values),
                              "stdev": statistics.stdev(values)}}
    places = list(range(len(processes)))
    columns = {"metric": "time", "process": places, "round": places, "order": places, "iterations": [1] * len(places),
               "values": [list(process) for process in processes]}
    # Each process is a file, and so a moment, of its own.
    return columns | ({"moment": places} if evidence == "moments" else {})


def run(identity, side, benchmarks, evidence):
    results = [{"id": {"group": "", "name": name}, "status": "measured", "samples": [sample(processes, evidence)]}
               for name, processes in benchmarks.items()]
    document = {
        "schema": {"name": "bench-run", "version": 1}, "id": identity + side, "suite": "recordings",
        "completeness": "complete", "environment": {"optimised": True}, "metrics": [TIME], "results": results}
    if evidence == "paired":
        document["session"] = {"id": identity, "side": side}
    return document


class Product:
    def __init__(self, program, scratch):
        self.program = os.path.abspath(program)
        self.scratch = scratch

    def policy(self, **rules):
        path = os.path.join(self.scratch, f"policy{next(numbers)}.json")
        with open(path, "w") as file:
            json.dump({"schema": {"name": "bench-policy", "version": 1}, **rules}, file)
        return path

    def compare(self, baseline, current, evidence, policy=None):
        """The exit status and the comparison of two suites, {benchmark: [process, …]} each."""
        identity, paths = str(next(numbers)), []
        for side, benchmarks in (("baseline", baseline), ("current", current)):
            paths.append(os.path.join(self.scratch, f"{identity}.{side}.json"))
            with open(paths[-1], "w") as file:
                json.dump(run(identity, side, benchmarks, evidence), file)
        argv = [self.program, "--format", "json", *(["--policy", policy] if policy else []), *paths]
        ended = subprocess.run(argv, cwd=self.scratch, capture_output=True, text=True)
        for path in paths:
            os.remove(path)
        if ended.returncode not in (0, 1, 3):
            raise SystemExit(f"bench-compare ended with {ended.returncode}: {ended.stderr}")
        return ended.returncode, json.loads(ended.stdout)
