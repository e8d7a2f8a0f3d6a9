#!/bin/bash
# Tool: benchmark-ips 2.7.2 (Debian 12: ruby-benchmark-ips=2.7.2-2, with Debian's ruby 3.1)
# Behaviour: the JSON of `json!` has rates as full doubles, but their deviation ("stddev" and "error") rounded to whole
# iterations a second. Whatever runs fewer than a few times a second has therefore a deviation of 0, however much it
# scatters: a comparer that believes the file takes noise for certainty, and every difference for a change.
# Seen: a block that sleeps 1 s and 3 s in turn, so that its cycles are 1 and 0.33 a second: "ips": 0.666, "stddev": 0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download ruby-benchmark-ips=2.7.2-2 >/dev/null 2>&1
dpkg -x ruby-benchmark-ips_*.deb unpacked
library=$(dirname "$(find unpacked -path '*lib/benchmark/ips.rb')")/..
cat > scatter.rb <<'RUBY'
require 'benchmark/ips'
turn = 0
Benchmark.ips do |x|
  x.config(time: 8, warmup: 0.5)
  x.report("scatters") { turn += 1; sleep(turn.odd? ? 1 : 3) }
  x.json! "out.json"
end
RUBY
ruby -I "$library" scatter.rb >/dev/null
ruby -rjson -e '
  entry = JSON.parse(File.read("out.json"))[0]
  abort "the deviation is no longer rounded: #{entry}" unless entry["stddev"] == 0 && entry["error"] == 0
  abort "the rate is not that of the block: #{entry}" unless entry["ips"].between?(0.3, 1.01)
  puts "benchmark-ips 2.7.2: cycles of 1 and 0.33 a second, ips #{entry["ips"].round(3)}, stddev #{entry["stddev"]}"'
