"""A scratch repository with a small suite, and sessions of its working tree against its commit."""
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

from harness_suites import write

POLICY = {"schema": {"name": "bench-policy", "version": 1}, "tolerances": [{"metric": "time", "tolerance": "5%"}]}
GIT = ["git", "-c", "user.name=n", "-c", "user.email=e", "-c", "gc.auto=0"]


class Repository:
    """The repository of a suite: the commit is the base, and the working tree is the base, built, or the planted one."""

    def __init__(self, suite, tools, share=0.1):
        self.suite, self.tools, self.share = suite, tools, share
        self.holder = tempfile.TemporaryDirectory(prefix="bench-harness-")
        self.folder = os.path.join(self.holder.name, "sums")
        self.other = os.path.join(self.holder.name, "base")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "CI", "BENCH"))}
        self.environment = {**environment, "GIT_CONFIG_GLOBAL": "/dev/null", "RUSTC_BOOTSTRAP": "1",
                            "PYTHONDONTWRITEBYTECODE": "1"}
        plan = {"schema": {"name": "bench-plan", "version": 1}, "harness": suite.harness}
        if suite.build:
            plan["build"] = suite.build
        self.common = {"benchmarks/bench.json": json.dumps(plan), "baselines/policy.json": json.dumps(POLICY)}
        write(self.folder, {**suite.files(suite.units), **self.common})
        for call in (["init", "-q", "-b", "main", "."], ["add", "-A"], ["commit", "-q", "-m", "base"]):
            subprocess.run([*GIT, *call], cwd=self.folder, check=True, env=self.environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.holder.cleanup()

    def put(self, planted):
        """Makes the working tree the planted one, or the base with another file beside it."""
        units = round(self.suite.units * (1 + self.share)) if planted else self.suite.units
        write(self.folder, {**self.suite.files(units), "NOTES": "changed\n"})

    def session(self, planted, budget):
        """Which benchmarks a session calls regressed, and of which the deciding row is open; its status and seconds."""
        self.put(planted)
        begin = time.monotonic()
        ended = subprocess.run(
            [os.path.join(self.tools, "bench-run"), "gate", "--base", "HEAD", "--budget", f"{budget}s", "-q"],
            cwd=self.folder, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        seconds = time.monotonic() - begin
        path = Path(self.folder, ".bench/comparison.json")
        if ended.returncode not in (0, 1, 3) or not path.exists():
            raise RuntimeError(f"bench-run ended with {ended.returncode}: {ended.stderr}")
        rows = json.loads(path.read_text())["rows"]
        verdicts = {}
        for row in rows:
            figure = f"{row['metric']['name']} {row['statistic']}"
            verdicts.setdefault(name_of(row["id"]), []).append((figure, row["verdict"]))
        return {
            "status": ended.returncode, "seconds": round(seconds, 1),
            "regressed": sorted(name for name, all_of in verdicts.items() if any(v == "regressed" for _, v in all_of)),
            "open": sorted(name for name, all_of in verdicts.items()
                           if any(m == "time best" and v == "inconclusive" for m, v in all_of)),
            "rows": {name: [list(pair) for pair in all_of] for name, all_of in verdicts.items()}}

    def own(self, planted):
        """What the tool itself calls slower, with its seconds; None where it has no comparison."""
        self.put(planted)
        for folder, units in ((self.other, self.suite.units), (self.folder, None)):
            if units is not None and not os.path.exists(folder):
                write(folder, {**self.suite.files(units), **self.common})
            build = self.suite.build or (["go", "test", "-c", "-o", "sums.test", "."] if self.suite.name == "go" else None)
            if build:
                subprocess.run(build, cwd=folder, env=self.environment, check=True, stdout=subprocess.DEVNULL)
        begin = time.monotonic()
        slower = self.suite.own(self.other, self.folder, self.holder.name)
        if slower is None:
            return None
        return {"regressed": sorted(name.lower() for name in slower), "seconds": round(time.monotonic() - begin, 1)}


def name_of(identity):
    """`planted` or `steady`, whatever else a tool writes around it."""
    text = (identity.get("group", "") + " " + identity["name"]).lower()
    return "planted" if "planted" in text else "steady"
