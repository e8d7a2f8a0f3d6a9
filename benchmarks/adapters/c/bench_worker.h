// Makes a C program a worker of bench-run. Copy this file beside your benchmarks; it needs Linux, and GCC or Clang
// with their default GNU dialect of C.
//
//   #include "bench_worker.h"
//
//   static void sum(void *fixture, uint64_t iterations) {
//     for (uint64_t i = 0; i < iterations; i++) {
//       uint64_t n = BENCH_IDENTITY(100), total = 0;   // the compiler may not know the input …
//       for (uint64_t k = 0; k < n; k++) total += k * k;
//       BENCH_USE(total);                              // … nor drop the result
//     }
//   }
//
//   int main(void) {
//     static const struct bench_benchmark all[] = {{.name = "sum", .run = sum}};
//     return bench_serve("my suite", all, sizeof all / sizeof *all);
//   }
//
// `cc -O2 suite.c -o suite && bench-run --worker ./suite` measures it. A body may print. `bench_fail` ends a benchmark
// that has gone wrong and no other. A body holds its own loop, so that calling it is no part of an iteration.

#ifndef BENCH_WORKER_H
#define BENCH_WORKER_H

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

// Makes the compiler believe that the value is read here, and everything it points to.
#define BENCH_USE(value)                                           \
  do {                                                             \
    __typeof__(value) bench_used = (value);                        \
    __asm__ volatile("" : : "r"(&bench_used) : "memory");          \
  } while (0)

// The value (a number or a pointer), about which the compiler may no longer assume anything.
#define BENCH_IDENTITY(value)                                      \
  __extension__({                                                  \
    __typeof__((value) + 0) bench_hidden = (value);                \
    __asm__ volatile("" : "+m"(bench_hidden) : : "memory");        \
    bench_hidden;                                                  \
  })

// A benchmark. What is not set is 0: no group, no set-up, the plan's counts and limit.
struct bench_benchmark {
  const char *name;
  const char *group;
  // Pairs of name and value, ended by a NULL: {"size", "1000", NULL}.
  const char *const *parameters;
  // Makes what `run` works on, once a process; not timed.
  void *(*set_up)(void);
  // Runs that many iterations.
  void (*run)(void *fixture, uint64_t iterations);
  void (*tear_down)(void *fixture);
  // How many operations to time singly.
  uint64_t operations;
  // The limit for one answer.
  double timeout_seconds;
};

// MARK: Failing

static struct {
  jmp_buf exit;
  char kind[32], reason[512];
} bench_failure;

__attribute__((noreturn, format(printf, 2, 3))) static inline void bench_fail_as(
    const char *kind, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(bench_failure.reason, sizeof bench_failure.reason, format, arguments);
  va_end(arguments);
  snprintf(bench_failure.kind, sizeof bench_failure.kind, "%s", kind);
  longjmp(bench_failure.exit, 1);
}

// Ends the benchmark whose set-up or body calls it, with a reason; it does not return.
#define bench_fail(...) bench_fail_as("threw an error", __VA_ARGS__)

// MARK: Messages

// Writes text as a JSON string in ASCII; bytes that are no UTF-8 become U+FFFD.
static inline void bench_put_string(FILE *out, const char *text) {
  const unsigned char *byte = (const unsigned char *)text;
  fputc('"', out);
  while (*byte) {
    uint32_t scalar = *byte++;
    int more = scalar < 0x80 ? 0 : scalar >= 0xF0 && scalar < 0xF5 ? 3 : scalar >= 0xE0 && scalar < 0xF0 ? 2
               : scalar >= 0xC2 && scalar < 0xE0 ? 1 : -1;
    if (more > 0) scalar &= 0x3Fu >> more;
    for (int left = more; left > 0 && more > 0; left--) {
      if ((*byte & 0xC0) == 0x80) scalar = scalar << 6 | (*byte++ & 0x3F);
      else more = -1;
    }
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (more < 0 || scalar < least[more] || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) scalar = 0xFFFD;
    if (scalar == '"' || scalar == '\\') fprintf(out, "\\%c", (int)scalar);
    else if (scalar >= 0x20 && scalar < 0x7F) fputc((int)scalar, out);
    else if (scalar < 0x10000) fprintf(out, "\\u%04x", scalar);
    else fprintf(out, "\\u%04x\\u%04x", 0xD7C0 + (scalar >> 10), 0xDC00 + (scalar & 0x3FF));
  }
  fputc('"', out);
}

// Where the value stands that a request gives by that name; NULL where there is none. A request is flat and holds no
// text but its own name, so that a quoted key followed by a colon can be nothing else.
static inline const char *bench_value(const char *request, const char *key) {
  char quoted[32];
  snprintf(quoted, sizeof quoted, "\"%s\"", key);
  const char *place = strstr(request, quoted);
  if (!place) return NULL;
  place += strlen(quoted);
  place += strspn(place, " \t");
  return *place == ':' ? place + 1 + strspn(place + 1, " \t") : NULL;
}

static inline double bench_number(const char *request, const char *key, double otherwise) {
  const char *value = bench_value(request, key);
  return value ? strtod(value, NULL) : otherwise;
}

static inline int bench_flag(const char *request, const char *key) {
  const char *value = bench_value(request, key);
  return value && strncmp(value, "true", 4) == 0;
}

static inline int bench_asks(const char *request, const char *name) {
  char quoted[32];
  snprintf(quoted, sizeof quoted, "\"%s\"", name);
  return strstr(request, quoted) != NULL;
}

static inline void bench_put_hello(FILE *out, const char *suite, const struct bench_benchmark *all, size_t count) {
  fprintf(out, "{\"hello\":1,\"probes\":false,\"cpuTime\":true,\"suite\":");
  bench_put_string(out, suite);
#ifdef __clang__
  fprintf(out, ",\"toolchain\":");
  bench_put_string(out, __VERSION__);
#else
  fprintf(out, ",\"toolchain\":\"gcc %s\"", __VERSION__);
#endif
#ifdef __OPTIMIZE__
  fprintf(out, ",\"optimised\":true,\"benchmarks\":[");
#else
  fprintf(out, ",\"optimised\":false,\"benchmarks\":[");
#endif
  for (size_t i = 0; i < count; i++) {
    fprintf(out, "%s{\"group\":", i ? "," : "");
    bench_put_string(out, all[i].group ? all[i].group : "");
    fprintf(out, ",\"name\":");
    bench_put_string(out, all[i].name);
    const char *const *parameter = all[i].parameters;
    for (int first = 1; parameter && *parameter; parameter += 2, first = 0) {
      fprintf(out, first ? ",\"parameters\":[{\"name\":" : ",{\"name\":");
      bench_put_string(out, parameter[0]);
      fprintf(out, ",\"value\":");
      bench_put_string(out, parameter[1]);
      fprintf(out, parameter[2] ? "}" : "}]");
    }
    if (all[i].operations) fprintf(out, ",\"operations\":%llu", (unsigned long long)all[i].operations);
    if (all[i].timeout_seconds > 0) fprintf(out, ",\"timeoutSeconds\":%g", all[i].timeout_seconds);
    fputc('}', out);
  }
  fprintf(out, "]}\n");
  fflush(out);
}

// MARK: Measuring

static inline uint64_t bench_read(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint64_t bench_now(void) { return bench_read(CLOCK_MONOTONIC); }

// What one reading of the clock costs, in nanoseconds: the smallest mean of several runs of readings.
static inline double bench_clock_cost(void) {
  double least = 1e9;
  for (int run = 0; run < 10; run++) {
    uint64_t start = bench_now(), end = start;
    for (int i = 0; i < 200; i++) end = bench_now();
    double mean = (double)(end - start) / 200;
    if (mean < least) least = mean;
  }
  return least < 1 ? 1 : least;
}

static inline double bench_time(const struct bench_benchmark *benchmark, void *fixture, uint64_t iterations) {
  uint64_t start = bench_now();
  benchmark->run(fixture, iterations);
  return (double)(bench_now() - start);
}

// Grows a trial batch until it can be timed; the smallest mean counts, as a trial may be interrupted.
static inline void bench_calibrate(FILE *out, const struct bench_benchmark *benchmark, void *fixture, double target) {
  const uint64_t most = 1 << 30;
  double cost = bench_clock_cost(), best = 1e300, elapsed;
  uint64_t iterations = 1;
  if (target < 1000 * cost) target = 1000 * cost;
  while (1) {
    elapsed = bench_time(benchmark, fixture, iterations);
    if (elapsed / (double)iterations < best) best = elapsed / (double)iterations;
    if (elapsed >= target / 4 || iterations >= most) break;
    double factor = elapsed > 0 ? target / elapsed / 2 : 1000;
    double wanted = (double)iterations * (factor < 2 ? 2 : factor > 1000 ? 1000 : factor);
    iterations = wanted < (double)most ? (uint64_t)wanted : most;
  }
  // No loop that does something runs four iterations a cycle of a processor at 5 GHz.
  if (best < 0.05) {
    bench_fail_as("optimised away", "%llu iterations took %g ns, which no work can: pass results to BENCH_USE and "
                  "constant inputs through BENCH_IDENTITY", (unsigned long long)iterations, elapsed);
  }
  uint64_t batch = target / best < (double)most ? (uint64_t)(target / best + 0.5) : most;
  // A shorter lap would hold the clock's own cost in more than a tenth of itself.
  uint64_t lap = best < 10 * cost ? (uint64_t)(10 * cost / best) + 1 : 1;
  fprintf(out, "{\"answer\":\"calibrated\",\"iterations\":%llu,\"operationsPerLap\":%llu}\n",
          (unsigned long long)(batch ? batch : 1), (unsigned long long)lap);
}

// Times so many laps; with `cpu` also the processor time that all threads spent on all of them.
static inline void bench_measure(
    FILE *out, const struct bench_benchmark *benchmark, void *fixture, double laps, double iterations, int cpu) {
  if (!(laps >= 1 && laps <= 1 << 26 && iterations >= 1 && iterations <= 1e12)) {
    bench_fail_as("protocol violation", "%g laps of %g iterations cannot be run", laps, iterations);
  }
  // Kept here, so that writing an answer is no part of a lap; static, for a body that ends it by `bench_fail`.
  static double *times;
  free(times);
  times = malloc((size_t)laps * sizeof *times);
  if (!times) bench_fail("there is no memory for %g times", laps);
  uint64_t before = cpu ? bench_read(CLOCK_PROCESS_CPUTIME_ID) : 0;
  for (size_t lap = 0; lap < (size_t)laps; lap++) times[lap] = bench_time(benchmark, fixture, (uint64_t)iterations);
  double spent = cpu ? (double)(bench_read(CLOCK_PROCESS_CPUTIME_ID) - before) : 0;
  fprintf(out, "{\"answer\":\"measured\",\"iterations\":%.0f,\"nanoseconds\":[", iterations);
  for (size_t lap = 0; lap < (size_t)laps; lap++) fprintf(out, "%s%.0f", lap ? "," : "", times[lap]);
  fprintf(out, cpu ? "],\"cpuNanoseconds\":%.0f}\n" : "]}\n", spent);
}

// MARK: Serving

// Whether a descriptor may be a runner's: what a worker starts inherits the variable and not these.
static inline int bench_is_pipe(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
}

// Answers the runner until it says to finish; the status to exit with.
static inline int bench_serve(const char *suite, const struct bench_benchmark *all, size_t count) {
  const char *version = getenv("BENCH_WORKER");
  if (!version || strcmp(version, "1") != 0 || !bench_is_pipe(3) || !bench_is_pipe(4)) {
    fprintf(stderr, "%s: measure this with: bench-run --worker PATH\n", suite);
    return 64;
  }
  // What a body starts must not hold the runner's descriptors open.
  fcntl(3, F_SETFD, FD_CLOEXEC);
  fcntl(4, F_SETFD, FD_CLOEXEC);
  FILE *in = fdopen(3, "r"), *out = fdopen(4, "w");
  if (!in || !out) {
    fprintf(stderr, "%s: descriptors 3 and 4 are not those of a runner: %s\n", suite, strerror(errno));
    return 64;
  }
  bench_put_hello(out, suite, all, count);

  // Static, as longjmp leaves automatic variables undefined.
  static const struct bench_benchmark *benchmark;
  static void *fixture;
  static char request[1024];
  while (fgets(request, sizeof request, in) && !bench_asks(request, "finish")) {
    if (setjmp(bench_failure.exit)) {
      benchmark = NULL;
      fprintf(out, "{\"answer\":\"failed\",\"failure\":{\"kind\":\"%s\",\"reason\":", bench_failure.kind);
      bench_put_string(out, bench_failure.reason);
      fprintf(out, "}}\n");
    } else if (bench_asks(request, "prepare")) {
      if (benchmark && benchmark->tear_down) benchmark->tear_down(fixture);
      benchmark = NULL;
      double number = bench_number(request, "benchmark", -1);
      if (!(number >= 0 && number < (double)count)) bench_fail_as("protocol violation", "there is no benchmark %g", number);
      const struct bench_benchmark *wanted = &all[(size_t)number];
      fixture = wanted->set_up ? wanted->set_up() : NULL;
      benchmark = wanted;
      fprintf(out, "{\"answer\":\"prepared\"}\n");
    } else if (!benchmark) {
      bench_fail_as("protocol violation", "a benchmark has to be prepared first");
    } else if (bench_asks(request, "calibrate")) {
      bench_calibrate(out, benchmark, fixture, bench_number(request, "nanoseconds", 1e7));
    } else if (bench_asks(request, "warm up") || bench_asks(request, "measure")
               || bench_asks(request, "time operations")) {
      bench_measure(out, benchmark, fixture, bench_number(request, "laps", 1), bench_number(request, "iterations", 0),
                    bench_flag(request, "cpuTime"));
    } else {
      bench_fail_as("protocol violation", "this worker has no answer to %.100s", request);
    }
    fflush(out);
  }
  if (benchmark && benchmark->tear_down) benchmark->tear_down(fixture);
  return 0;
}

#endif
