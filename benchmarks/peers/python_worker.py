"""The Python example's sort as a worker of which one side does a share more work: python_worker.py base|same|plus5.

An operation is a hundred sorts, of `plus5` a hundred and five.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../adapters/python"))
from bench_worker import benchmark, serve  # noqa: E402

SORTS = {"base": 100, "same": 100, "plus5": 105}[sys.argv[1]]


@benchmark("python", group="peers")
def python():
    data = [(i * 7919) % 50 for i in range(50)]

    def body():
        for _ in range(SORTS):
            sorted(data)
    return body


serve("peers")
