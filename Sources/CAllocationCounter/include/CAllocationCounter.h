#ifndef C_ALLOCATION_COUNTER_H
#define C_ALLOCATION_COUNTER_H

// Counts what a process allocates. To link this target is to replace malloc and its kin by functions that count and
// hand over to glibc's own; under a sanitizer and on other C libraries nothing is replaced and nothing counted.

#include <stdbool.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What all threads together allocated and freed while counting was on.
struct bench_allocations {
  /// Blocks that were handed out; a block that was resized counts as one more, and as one freed.
  uint64_t allocations;
  /// Bytes that were asked for, without what the allocator rounds them up by.
  uint64_t bytes;
  /// Blocks that were given back, those from before the start included.
  uint64_t frees;
  /// By how many usable bytes memory in use grew; negative where more was given back than handed out.
  int64_t live_bytes;
  /// The largest that `live_bytes` has been.
  int64_t peak_live_bytes;
};

/// Whether this process's allocations can be counted, found out by trying at the first call, which is not to
/// be made while counting is on.
bool bench_allocations_available(void);

/// Starts counting from zero; there is one count a process.
void bench_allocations_start(void);

/// What was counted since the last start, also after the stop.
struct bench_allocations bench_allocations_read(void);

/// Stops counting.
void bench_allocations_stop(void);

#pragma clang assume_nonnull end

#endif
