"""Makes a Python program a worker of bench-run. Copy this file beside your benchmarks; it needs only the standard library.

    from bench_worker import benchmark, serve

    @benchmark("sort", parameters={"size": 1000})
    def sort():                                  # set-up, once a process: not timed
        data = [hash(str(i)) for i in range(1000)]
        return lambda: sorted(data)              # the body: timed

    serve("my suite")

`bench-run --worker python3 -- my_suite.py` measures it; `python3 my_suite.py` gives a first look in one process. A body
may print, and one that raises fails alone. Its result is kept until the next iteration, and the last one of each batch
is given to `verify`, outside the timed region. CPython calls what it is told to call, so nothing has to be done against
an optimiser. The garbage collector stays on: it is part of what a program pays.
"""
import gc
import itertools
import json
import math
import os
import platform
import stat
import sys
import time

PROTOCOL = 1
_clock = time.monotonic_ns
_benchmarks = []


def benchmark(name, group="", parameters=None, verify=None, **options):
    """Declares the decorated set-up function as a benchmark.

    `verify` takes a result of the body and says whether it is the right one. Options are those of the protocol's
    hello: operations, warmupIterations, timeoutSeconds, relativeTo ({"group": …, "name": …}), skipReason.
    """
    def declare(set_up):
        declared = {"group": group, "name": name, **options}
        if parameters:
            declared["parameters"] = [{"name": key, "value": str(value)} for key, value in parameters.items()]
        _benchmarks.append((declared, set_up, verify))
        return set_up
    return declare


def serve(suite):
    """Answers the runner until it says to finish; without a runner, measures everything once and prints it."""
    if os.environ.get("BENCH_WORKER") != str(PROTOCOL) or not _has_runner():
        return _look()
    for descriptor in (3, 4):  # what a body starts must not hold the runner's descriptors open
        os.set_inheritable(descriptor, False)
    requests, answers = open(3, encoding="ascii"), open(4, "w", encoding="ascii")

    def say(message):
        answers.write(json.dumps(_printable(message), allow_nan=False, separators=(",", ":")) + "\n")
        answers.flush()

    say({
        "hello": PROTOCOL, "suite": suite, "probes": False, "cpuTime": True,
        "benchmarks": [declared for declared, _, _ in _benchmarks],
        "toolchain": f"{platform.python_implementation()} {platform.python_version()}",
        "optimised": not hasattr(sys, "gettotalrefcount"),  # only an interpreter built for debugging has it
    })
    session = _Session()
    for line in requests:
        request = json.loads(line)
        if request["request"] == "finish":
            return
        try:
            say(session.answer(request))
        except Exception as error:
            kind, reason = "threw an error", f"{type(error).__name__}: {error}"
            if isinstance(error, _Refusal):
                kind, reason = error.args
            say({"answer": "failed", "failure": {"kind": kind, "reason": reason}})


def _has_runner():
    """Whether descriptors 3 and 4 are a runner's: what a worker starts inherits the variable and not these."""
    try:
        modes = [os.fstat(descriptor).st_mode for descriptor in (3, 4)]
    except OSError:
        return False
    return all(stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) for mode in modes)


class _Refusal(Exception):
    """Why a request has no other answer: the failure's kind and reason."""


class _Session:
    """Answers requests by calling bodies; it knows nothing of the descriptors they come from."""

    def __init__(self):
        self.body = self.verify = None

    def answer(self, request):
        what = request["request"]
        if what == "prepare":
            return self.prepare(request["benchmark"])
        if self.body is None:
            raise _Refusal("protocol violation", "a benchmark has to be prepared first")
        if what == "calibrate":
            return self.calibrate(request["nanoseconds"])
        if what in ("warm up", "measure", "time operations"):
            before = time.process_time_ns()
            times = self.time(request.get("laps", 1), request["iterations"])
            spent = time.process_time_ns() - before
            answer = {"answer": "measured", "iterations": request["iterations"], "nanoseconds": times}
            return {**answer, "cpuNanoseconds": spent} if request.get("cpuTime") else answer
        raise _Refusal("protocol violation", f"there is no answer to '{what}'")

    def prepare(self, number):
        self.body = None
        if not 0 <= number < len(_benchmarks):
            raise _Refusal("protocol violation", f"there is no benchmark {number}")
        _, set_up, self.verify = _benchmarks[number]
        self.body = set_up()
        if not callable(self.body):
            raise _Refusal("threw an error", "the set-up has to return the body, a function without arguments")
        gc.collect()  # what the set-up left must not be collected during the first batch
        return {"answer": "prepared"}

    def time(self, laps, iterations):
        """One time a lap, in nanoseconds for all of its iterations together."""
        if laps < 1 or iterations < 1:
            raise _Refusal("protocol violation", f"{laps} laps of {iterations} iterations cannot be run")
        body, result, times = self.body, None, []
        for _ in range(laps):
            loop = itertools.repeat(None, iterations)
            start = _clock()
            for _ in loop:
                result = body()
            times.append(_clock() - start)
        if self.verify and not self.verify(result):
            raise _Refusal("wrong outcome", f"the body's result is not the expected one: {result!r:.200}")
        return times

    def calibrate(self, target):
        """Grows a trial batch until it can be timed; the smallest mean counts, as a trial may be interrupted."""
        iterations, best = 1, float("inf")
        while True:
            elapsed = self.time(1, iterations)[0]
            best = min(best, elapsed / iterations)
            if elapsed >= target / 4:
                break
            iterations = int(iterations * min(max(target / max(elapsed, 1) / 2, 2), 1000))
        best = max(best, 1e-3)  # a clock that stood still has measured nothing
        # A shorter lap would hold the clock's own cost in more than a tenth of itself.
        return {"answer": "calibrated", "iterations": max(1, round(target / best)),
                "operationsPerLap": max(1, math.ceil(10 * _clock_cost() / best))}


def _clock_cost():
    """What one reading of the clock costs, in nanoseconds: the smallest mean of several runs of readings."""
    def mean(readings=100):
        start = _clock()
        for _ in range(readings):
            _clock()
        return (_clock() - start) / readings
    return min(mean() for _ in range(10))


def _printable(value):
    """The value with lone surrogates, which are no text and no JSON, written out."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_printable(key): _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list) else value


def _look():
    print("One process only: a first look. Measure with: bench-run --worker python3 --", *sys.argv, end="\n\n")
    for number, (declared, _, _) in enumerate(_benchmarks):
        session = _Session()
        try:
            session.prepare(number)
            batch = session.calibrate(1e7)["iterations"]
            nanoseconds = min(session.time(1, batch)[0] for _ in range(5)) / batch
            print(f"{declared['group']}/{declared['name']}: {nanoseconds:,.1f} ns")
        except Exception as error:
            print(f"{declared['group']}/{declared['name']}: FAILED: {error}")
