// An example suite: cc -O2 benchmarks/adapters/c/example.c -o example && bench-run --worker ./example
#include "bench_worker.h"

enum { SIZE = 1000 };

static int smaller(const void *left, const void *right) {
  int a = *(const int *)left, b = *(const int *)right;
  return (a > b) - (a < b);
}

static void *numbers(void) {
  int *values = malloc(2 * SIZE * sizeof *values);
  if (!values) bench_fail("there is no memory for %d numbers", SIZE);
  for (int i = 0; i < SIZE; i++) values[i] = i * 7919 % SIZE;
  return values;
}

static void sort(void *fixture, uint64_t iterations) {
  int *values = fixture, *sorted = values + SIZE;
  for (uint64_t i = 0; i < iterations; i++) {
    memcpy(sorted, values, SIZE * sizeof *values);
    qsort(sorted, SIZE, sizeof *sorted, smaller);
    BENCH_USE(sorted);
  }
}

static void sum(void *fixture, uint64_t iterations) {
  (void)fixture;
  for (uint64_t i = 0; i < iterations; i++) {
    uint64_t n = BENCH_IDENTITY(100), total = 0;
    for (uint64_t k = 0; k < n; k++) total += k * k;
    BENCH_USE(total);
  }
}

static void print(void *fixture, uint64_t iterations) {
  (void)fixture;
  for (uint64_t i = 0; i < iterations; i++) {
    puts("a benchmark may print");
    fflush(stdout);
  }
}

int main(void) {
  static const char *const size[] = {"size", "1000", NULL};
  static const struct bench_benchmark all[] = {
      {.name = "sort", .group = "c", .parameters = size, .set_up = numbers, .run = sort, .tear_down = free,
       .operations = 200},
      {.name = "sum", .group = "c", .run = sum},
      {.name = "print", .group = "c", .run = print},
  };
  return bench_serve("c example", all, sizeof all / sizeof *all);
}
