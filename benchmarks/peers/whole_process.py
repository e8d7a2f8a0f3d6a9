"""One run of a program: what the kernel says it took."""
import subprocess
import sys

# The peak that the kernel reports of a child includes what its parent had when it was started: this one has little.
MEASURE = """
import os, sys, time
begin = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
                  (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
_, status, usage = os.wait4(child, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss)
"""


def measured(call, statuses):
    """Status, seconds of processor and wall time, and bytes of peak resident memory; ends with another status."""
    said = subprocess.run([sys.executable, "-I", "-S", "-c", MEASURE, *call], check=True, capture_output=True, text=True)
    status, processor, wall, memory = said.stdout.split()
    if int(status) not in statuses:
        raise SystemExit(f"{' '.join(call)} ended with {status}")
    return {"status": int(status), "processor": float(processor), "wall": float(wall), "memory": int(memory) * 1024}
