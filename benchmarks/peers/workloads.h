// Workloads of which each variant does a known share more work: the same instructions, more often.

#ifndef PEER_WORKLOADS_H
#define PEER_WORKLOADS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// One kind of work.
struct peer_workload {
  const char *name;
  void *(*make)(void);
  // Does that many units of equal mean cost, each of about a microsecond.
  void (*run)(void *fixture, uint64_t units);
};

// How much work an operation is. Numbers only, so that all variants run the same code.
struct peer_variant {
  const char *name;
  uint64_t units;
  // So many of a hundred operations, by chance, do so many units more.
  uint64_t slow_percent, slow_units;
  // Every so manyth operation does so many units more; where in the first cycle a process begins is chance.
  uint64_t stall_every, stall_units;
};

// A workload in a variant, ready to run.
struct peer {
  const struct peer_workload *workload;
  const struct peer_variant *variant;
  void *fixture;
  uint64_t random, until_stall;
};

extern const struct peer_workload peer_workloads[];
extern const size_t peer_workload_count;
extern const struct peer_variant peer_variants[];
extern const size_t peer_variant_count;

const struct peer_workload *peer_workload_named(const char *name);
const struct peer_variant *peer_variant_named(const char *name);

// Makes a workload ready; ends the process where there is no memory. The inputs are the same in every process.
struct peer *peer_make(const struct peer_workload *workload, const struct peer_variant *variant);
void peer_run(struct peer *peer, uint64_t operations);

#ifdef __cplusplus
}
#endif

#endif
