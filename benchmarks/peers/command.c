// A workload as a whole process: command WORKLOAD VARIANT OPERATIONS.

#include "workloads.h"

#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
  const struct peer_workload *workload = count == 4 ? peer_workload_named(arguments[1]) : NULL;
  const struct peer_variant *variant = count == 4 ? peer_variant_named(arguments[2]) : NULL;
  if (!workload || !variant) {
    fprintf(stderr, "usage: command WORKLOAD VARIANT OPERATIONS\n");
    return 64;
  }
  peer_run(peer_make(workload, variant), strtoull(arguments[3], NULL, 10));
  return 0;
}
