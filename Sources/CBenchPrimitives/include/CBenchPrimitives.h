#ifndef C_BENCH_PRIMITIVES_H
#define C_BENCH_PRIMITIVES_H

// What only C can reach. Functions that stand in a timed loop are inline here; the others live in the .c files.

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#pragma clang assume_nonnull begin

// MARK: Black hole and launderer

#if defined(__x86_64__)
#define BENCH_FLOAT_REGISTER "x"
#elif defined(__aarch64__)
#define BENCH_FLOAT_REGISTER "w"
#else
#define BENCH_FLOAT_REGISTER "r"
#endif

/// Makes the compiler believe that everything reachable from `pointer` is read and written here.
static inline __attribute__((always_inline)) void bench_black_hole_pointer(const void *_Nullable pointer) {
  __asm__ volatile("" : : "r"(pointer) : "memory");
}

/// Makes the compiler believe that the integer `value` is used here.
static inline __attribute__((always_inline)) void bench_black_hole_u64(uint64_t value) {
  __asm__ volatile("" : : "r"(value) : "memory");
}

/// Makes the compiler believe that the floating-point `value` is used here.
static inline __attribute__((always_inline)) void bench_black_hole_double(double value) {
  __asm__ volatile("" : : BENCH_FLOAT_REGISTER(value) : "memory");
}

/// Returns `value`, about which the compiler may no longer assume anything.
static inline __attribute__((always_inline)) uint64_t bench_launder_u64(uint64_t value) {
  __asm__ volatile("" : "+r"(value));
  return value;
}

/// Returns `value`, about which the compiler may no longer assume anything.
static inline __attribute__((always_inline)) double bench_launder_double(double value) {
  __asm__ volatile("" : "+" BENCH_FLOAT_REGISTER(value));
  return value;
}

/// Returns `pointer`; the compiler may assume nothing about it or about what it points to.
static inline __attribute__((always_inline)) void *_Nullable bench_launder_pointer(void *_Nullable pointer) {
  __asm__ volatile("" : "+r"(pointer) : : "memory");
  return pointer;
}

// MARK: Clocks

/// Reads `clock` in nanoseconds; 0 if the system does not know the clock.
static inline __attribute__((always_inline)) uint64_t bench_clock_ns(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now) != 0) {
    return 0;
  }
  return (uint64_t)now.tv_sec * UINT64_C(1000000000) + (uint64_t)now.tv_nsec;
}

/// Nanoseconds of the monotonic clock, which no change of the wall clock moves.
static inline __attribute__((always_inline)) uint64_t bench_monotonic_ns(void) {
  return bench_clock_ns(CLOCK_MONOTONIC);
}

/// Processor time of all threads of this process, in nanoseconds.
static inline __attribute__((always_inline)) uint64_t bench_process_cpu_ns(void) {
  return bench_clock_ns(CLOCK_PROCESS_CPUTIME_ID);
}

/// Processor time of the calling thread, in nanoseconds.
static inline __attribute__((always_inline)) uint64_t bench_thread_cpu_ns(void) {
  return bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

// MARK: Software counters

/// Counts that the system keeps for this process since its start.
struct bench_counters {
  int64_t voluntary_context_switches;
  int64_t involuntary_context_switches;
  int64_t minor_page_faults;
  int64_t major_page_faults;
};

/// Reads the counters of this process; 0, or an errno value and `counters` untouched.
int bench_read_counters(struct bench_counters *counters);

/// Makes the present resident size the new starting point of the peak; 0, or an errno value where that cannot be done.
int bench_reset_peak_memory(void);

/// Largest resident size in bytes since the start or the last reset; -1 where the system does not tell.
int64_t bench_peak_memory_bytes(void);

/// Resident size in bytes now; -1 where the system does not tell.
int64_t bench_resident_memory_bytes(void);

// MARK: Processors

/// How many processors this process may use, 0 where the system does not tell; the numbers of the first `most` of them
/// are written.
int bench_usable_processors(int *_Nullable processors, int most);

/// Whether a process has a single thread; 0 where it has more, or where the system does not tell.
int bench_has_one_thread(pid_t process);

/// Lets the first thread of a process run on these processors only; whether it was done.
int bench_bind(pid_t process, const int *processors, int count);

// MARK: Child processes

/// What `bench_spawn` needs; a descriptor of -1 is `/dev/null` for the standard streams, and closed for 3 and 4.
struct bench_spawn_request {
  /// Searched for in PATH if it has no slash; a relative path with a slash counts from `directory`.
  const char *program;
  char *_Nullable const *_Nonnull arguments;
  char *_Nullable const *_Nonnull environment;
  /// Working directory of the child, or NULL for that of this process.
  const char *_Nullable directory;
  int standard_input;
  int standard_output;
  int standard_error;
  /// Read by the child as descriptor 3.
  int requests;
  /// Written by the child as descriptor 4.
  int answers;
};

/// Starts a child in a process group of its own, with no signal blocked or ignored and, on glibc, no
/// descriptor above 4; 0 or errno.
int bench_spawn(const struct bench_spawn_request *request, pid_t *child);

/// Opens a pipe whose ends do not outlive an exec: `ends[0]` reads, `ends[1]` writes; 0 or errno.
int bench_pipe(int *ends);

/// A descriptor that becomes readable when process `pid` ends; -1 with errno set where the system has none.
int bench_pidfd_open(pid_t pid);

/// write(2) that reports a closed pipe as EPIPE without raising SIGPIPE, whatever the process does with that signal.
ssize_t bench_write_without_sigpipe(int descriptor, const void *bytes, size_t count);

// MARK: Keepers

/// A process that starts children for this one and is the parent of all that they leave.
///
/// Whatever a child starts, in a session of its own, with no environment and with its parent gone, becomes a child of
/// the keeper and of nobody else. The keeper has one thread, which sleeps until it is asked. It sees this process end,
/// in whatever way: then it kills everything it keeps.
struct bench_keeper {
  pid_t process;
  /// The socket it is asked through; closing it is what the end of this process does.
  int control;
};

/// What a keeper is called in lists of processes.
#define BENCH_KEEPER_NAME "bench keeper"

/// A child as it was started.
struct bench_kept_child {
  pid_t process;
  /// The monotonic clock right before the start, in nanoseconds.
  uint64_t started_ns;
  /// The keeper's own peak of memory, with which a child begins.
  int64_t parent_peak_bytes;
};

/// How a child ended and what it used.
struct bench_child_end {
  /// As wait(2) tells it.
  int status;
  uint64_t user_ns;
  uint64_t system_ns;
  int64_t peak_bytes;
};

enum {
  /// How many processes are told by their number.
  bench_found_capacity = 64
};

/// Starts a keeper, in a group of its own that no terminal signals; 0 or errno.
int bench_keeper_start(struct bench_keeper *keeper);

/// `bench_spawn` by a keeper; 0 or errno.
int bench_keeper_spawn(
    struct bench_keeper keeper, const struct bench_spawn_request *request, struct bench_kept_child *child);

/// Waits for the end of a child and lets the system forget it; 0 or errno.
int bench_keeper_reap(struct bench_keeper keeper, pid_t child, struct bench_child_end *end);

/// Tells which processes the keeper keeps beside the child that was started last, at most `bench_found_capacity`, and
/// how many those are; none of them has ended.
size_t bench_keeper_look(struct bench_keeper keeper, pid_t *living);

/// Waits until nothing of a killed group is left, kills what else the keeper keeps, and tells how many that were and
/// the first `bench_found_capacity` of them.
size_t bench_keeper_end_rest(struct bench_keeper keeper, pid_t group, pid_t *killed);

/// Says what the keeper becomes when this process has ended and everything is killed: a program by its path; 0 or
/// errno.
int bench_keeper_bequeath(struct bench_keeper keeper, char *_Nullable const *_Nonnull arguments);

/// Lets a keeper go, which leaves alone what it still keeps.
void bench_keeper_dismiss(struct bench_keeper keeper);

/// Lets a keeper go, which kills what it still keeps, however long that takes.
void bench_keeper_abandon(struct bench_keeper keeper);

// MARK: Interruption

/// Catches INT, TERM and HUP from now on: the returned descriptor yields each signal's number as a byte, and a second
/// signal of the same kind ends the process at once. -1 with errno set on failure.
int bench_catch_interruptions(void);

#pragma clang assume_nonnull end

#endif
