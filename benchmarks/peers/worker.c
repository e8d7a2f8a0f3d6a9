// The workloads as a worker of bench-run: worker VARIANT, or by a link whose name ends in -VARIANT.

#include "../adapters/c/bench_worker.h"
#include "workloads.h"

static const struct peer_variant *variant;

static void *make(size_t number) { return peer_make(&peer_workloads[number], variant); }
static void *make_0(void) { return make(0); }
static void *make_1(void) { return make(1); }
static void *make_2(void) { return make(2); }
static void *make_3(void) { return make(3); }
static void *make_4(void) { return make(4); }
static void *make_5(void) { return make(5); }

static void run(void *fixture, uint64_t iterations) { peer_run(fixture, iterations); }

int main(int count, char **arguments) {
  const char *dash = strrchr(arguments[0], '-');
  const char *name = count > 1 ? arguments[1] : dash ? dash + 1 : "";
  variant = peer_variant_named(name);
  if (!variant) {
    fprintf(stderr, "worker: there is no variant '%s'\n", name);
    return 64;
  }
  static void *(*const makers[])(void) = {make_0, make_1, make_2, make_3, make_4, make_5};
  static struct bench_benchmark all[sizeof makers / sizeof *makers];
  for (size_t i = 0; i < peer_workload_count; i++)
    all[i] = (struct bench_benchmark){
        .group = "peers", .name = peer_workloads[i].name, .set_up = makers[i], .run = run};
  return bench_serve("peers", all, peer_workload_count);
}
