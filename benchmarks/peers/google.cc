// A workload as a Google Benchmark program: google WORKLOAD VARIANT OPERATIONS [--benchmark_…].
// One repetition is that many operations, as many as a batch of the worker.

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "workloads.h"

int main(int count, char **arguments) {
  const peer_workload *workload = count > 3 ? peer_workload_named(arguments[1]) : nullptr;
  const peer_variant *variant = count > 3 ? peer_variant_named(arguments[2]) : nullptr;
  if (!workload || !variant) {
    std::fprintf(stderr, "usage: google WORKLOAD VARIANT OPERATIONS [--benchmark_...]\n");
    return 64;
  }
  peer *ready = peer_make(workload, variant);
  benchmark::RegisterBenchmark(workload->name, [ready](benchmark::State &state) {
    for (auto _ : state) peer_run(ready, 1);
  })->Iterations(std::strtoll(arguments[3], nullptr, 10))->UseRealTime();
  arguments[3] = arguments[0];
  int left = count - 3;
  benchmark::Initialize(&left, arguments + 3);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
