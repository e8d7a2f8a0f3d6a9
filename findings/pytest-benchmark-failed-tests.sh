#!/usr/bin/env bash
# Tool: pytest-benchmark 5.3.1 (pytest 9.0.3), --benchmark-json.
#
# A test whose assertion fails after the timed call stands in the file like one that passed: the same keys, and none of
# them says that it failed. A gate that reads the file alone sees a time for work whose result was wrong; a test that
# fails inside the timed call is left out instead, so that the two look unlike each other and like nothing at all.
#
# Seen: pytest ends with 1 and "1 failed, 1 passed"; the file has both tests, with equal sets of keys.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pytest-benchmark==5.3.1 pytest==9.0.3
cat > "$folder/test_both.py" <<'END'
def work():
    return sum(range(1000))

def test_right(benchmark):
    assert benchmark.pedantic(work, rounds=5) == 499500

def test_wrong(benchmark):
    assert benchmark.pedantic(work, rounds=5) == 0
END
cd "$folder"
status=0
venv/bin/python -m pytest -q -p no:cacheprovider test_both.py --benchmark-json=out.json > log.txt 2>&1 || status=$?
[ "$status" -eq 1 ] && grep -q '1 failed, 1 passed' log.txt
python3 - <<'END'
import json
right, wrong = json.load(open("out.json"))["benchmarks"]
assert (right["name"], wrong["name"]) == ("test_right", "test_wrong"), "the file no longer has both tests"
assert right.keys() == wrong.keys() and right["stats"].keys() == wrong["stats"].keys(), "a key tells them apart now"
assert "fail" not in json.dumps(wrong), "the failed test says that it failed now"
END
echo "pytest-benchmark 5.3.1: a test that failed after its timed call stands in the JSON like one that passed"
