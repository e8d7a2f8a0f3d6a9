"""Busy loops beside a measurement."""
import contextlib
import subprocess
import sys

# Ends by itself when whoever started it is gone, however that ended.
LOOP = """
import os
parent = os.getppid()
while os.getppid() == parent:
    for _ in range(1000000): pass
"""


@contextlib.contextmanager
def busy(count):
    """So many processes that only compute, for as long as the block runs."""
    loops = [subprocess.Popen([sys.executable, "-c", LOOP]) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()
