#ifndef C_EVENT_COUNTERS_H
#define C_EVENT_COUNTERS_H

// Counters that the kernel keeps of processes on behalf of others (perf_event_open(2)).

#include <stdint.h>
#include <sys/types.h>

#pragma clang assume_nonnull begin

/// What is counted.
enum bench_event {
  /// Instructions in user mode, by the processor's own counter.
  bench_event_instructions,
  /// Page faults, by the kernel, on any machine: what tests count where the processor has no counter for others.
  bench_event_page_faults
};

/// Opens a counter of what the thread `starter` starts from now on (0 for the calling one), with all that is started by
/// that in turn and all of its threads.
///
/// It begins to count where a process becomes a program (execve(2)), so that nothing of `starter` itself is in it. Only
/// user mode is counted. A descriptor that does not outlive an exec, or -1 with errno set: ENOENT where the processor
/// has no such counter, EACCES where the system lets nobody count (`kernel.perf_event_paranoid`).
int bench_event_open(pid_t starter, enum bench_event event);

/// Reads a counter: the sum over all processes and threads since they began; 0 or errno, and ENODATA where the
/// processor's counters were shared, so that the sum is not whole.
int bench_event_read(int counter, uint64_t *count);

#pragma clang assume_nonnull end

#endif
