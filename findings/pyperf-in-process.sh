#!/usr/bin/env bash
# Tool: pyperf 2.11.0, --in-process.
#
# A run in pyperf's file is a worker process, and its statistics rest on that. With --in-process (new in 2.11) all runs
# are of one process, whose hash seed and layout of memory they share, and no key of the file says so: benchmarks that
# differ from process to process look as if they were measured many times. What gives it away is time: what lies between
# the ends of two runs is hardly more than the second took, too little to start Python in.
#
# Seen: 4 runs each; one process identifier with the option and four without; the same keys.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pyperf==2.11.0
cat > "$folder/bench.py" <<'END'
import os
import pyperf

def work():
    return sum(range(1000))

runner = pyperf.Runner()
if runner.parse_args().worker or runner.args.in_process:
    with open(os.environ["PIDS"], "a") as file:
        file.write("%d\n" % os.getpid())
runner.bench_func("work", work)
END
cd "$folder"
for mode in processes in-process; do
  option=
  [ "$mode" = in-process ] && option=--in-process
  PIDS=$folder/$mode.pids venv/bin/python bench.py -p 4 -n 2 -w 1 -l 10 --quiet $option \
    --inherit-environ=PIDS -o "$mode.json" > /dev/null
done
python3 - <<'END'
import json
def read(mode):
    suite = json.load(open(mode + ".json"))
    runs = suite["benchmarks"][0]["runs"]
    keys = set(suite["metadata"]) | {k for r in runs for k in r["metadata"]}
    return len(runs), keys, len(set(open(mode + ".pids").read().split()))
processes, one = read("processes"), read("in-process")
assert processes[0] == one[0] == 4, "the files have %d and %d runs" % (processes[0], one[0])
assert processes[2] == 4 and one[2] == 1, "%d and %d processes" % (processes[2], one[2])
# Loads and counts of threads are noted where the system has them at that moment.
more = {k for k in one[1] ^ processes[1] if not k.startswith(("load_avg", "runnable_threads", "cpu_"))}
assert not more, "keys tell them apart now: %s" % more
END
echo "pyperf 2.11.0: --in-process makes 4 runs in 1 process, and no key of the file tells them from 4 processes"
