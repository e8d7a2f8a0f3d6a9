#define _GNU_SOURCE
#include "CAllocationCounter.h"

#include <stdlib.h>

// Sanitizers bring allocators of their own, which must not be replaced.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define BENCH_HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) && !defined(BENCH_HAS_SANITIZER)

#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void *__libc_valloc(size_t size);
extern void __libc_free(void *block);

// One thread's counts. Only the thread itself writes them, so that a load and a store do and no bus is locked; they
// stay in the list when the thread has ended, since what it allocated counts all the same.
struct thread_counts {
  _Atomic uint64_t allocations;
  _Atomic uint64_t bytes;
  _Atomic uint64_t frees;
  struct thread_counts *next;
};

static atomic_bool counting;
static _Atomic(struct thread_counts *) all_threads;
static _Thread_local struct thread_counts *own_counts __attribute__((tls_model("initial-exec")));

// Shared by all threads, because a peak of the whole process cannot be put together from peaks of its threads.
static _Atomic int64_t live_bytes;
static _Atomic int64_t peak_live_bytes;

// What the threads had counted at the last start: totals only grow, so that no thread's counts are ever reset.
static struct bench_allocations counted_before;

static inline bool is_counting(void) {
  return __builtin_expect(atomic_load_explicit(&counting, memory_order_relaxed), 0);
}

static struct thread_counts *counts_of_thread(void) {
  if (own_counts == NULL) {
    struct thread_counts *made = __libc_calloc(1, sizeof *made);
    if (made == NULL) {
      return NULL;
    }
    made->next = atomic_load_explicit(&all_threads, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&all_threads, &made->next, made, memory_order_release,
                                                  memory_order_relaxed)) {
    }
    own_counts = made;
  }
  return own_counts;
}

static inline void add(_Atomic uint64_t *counter, uint64_t amount) {
  uint64_t value = atomic_load_explicit(counter, memory_order_relaxed);
  atomic_store_explicit(counter, value + amount, memory_order_relaxed);
}

static void grow_live_bytes(int64_t amount) {
  int64_t live = atomic_fetch_add_explicit(&live_bytes, amount, memory_order_relaxed) + amount;
  int64_t peak = atomic_load_explicit(&peak_live_bytes, memory_order_relaxed);
  while (live > peak && !atomic_compare_exchange_weak_explicit(&peak_live_bytes, &peak, live, memory_order_relaxed,
                                                               memory_order_relaxed)) {
  }
}

// Counts a block that was handed out, and returns it; a request that failed counts for nothing.
static void *counted(void *block, size_t size) {
  struct thread_counts *counts = block == NULL ? NULL : counts_of_thread();
  if (counts != NULL) {
    add(&counts->allocations, 1);
    add(&counts->bytes, size);
    grow_live_bytes((int64_t)malloc_usable_size(block));
  }
  return block;
}

static void count_free(size_t usable) {
  struct thread_counts *counts = counts_of_thread();
  if (counts != NULL) {
    add(&counts->frees, 1);
    grow_live_bytes(-(int64_t)usable);
  }
}

static void *aligned(size_t alignment, size_t size) {
  void *block = __libc_memalign(alignment, size);
  return is_counting() ? counted(block, size) : block;
}

void *malloc(size_t size) {
  if (!is_counting()) {
    return __libc_malloc(size);
  }
  return counted(__libc_malloc(size), size);
}

void *calloc(size_t count, size_t size) {
  if (!is_counting()) {
    return __libc_calloc(count, size);
  }
  // The product of a request that was granted has not overflowed.
  return counted(__libc_calloc(count, size), count * size);
}

void *realloc(void *block, size_t size) {
  if (!is_counting()) {
    return __libc_realloc(block, size);
  }
  size_t usable = block == NULL ? 0 : malloc_usable_size(block);
  void *resized = __libc_realloc(block, size);
  // Nothing comes back from a request that failed, which leaves the block as it was, and from one for 0 bytes, which
  // frees it.
  if (block != NULL && (resized != NULL || size == 0)) {
    count_free(usable);
  }
  return counted(resized, size);
}

void *reallocarray(void *block, size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes)) {
    errno = ENOMEM;
    return NULL;
  }
  return realloc(block, bytes);
}

void free(void *block) {
  if (is_counting() && block != NULL) {
    count_free(malloc_usable_size(block));
  }
  __libc_free(block);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) {
    return EINVAL;
  }
  // The result is the return value; errno stays as it was.
  int saved = errno;
  void *made = aligned(alignment, size);
  errno = saved;
  if (made == NULL) {
    return ENOMEM;
  }
  *block = made;
  return 0;
}

void *aligned_alloc(size_t alignment, size_t size) { return aligned(alignment, size); }

void *memalign(size_t alignment, size_t size) { return aligned(alignment, size); }

void *valloc(size_t size) {
  void *block = __libc_valloc(size);
  return is_counting() ? counted(block, size) : block;
}

static struct bench_allocations totals(void) {
  struct bench_allocations sum = {0};
  struct thread_counts *counts = atomic_load_explicit(&all_threads, memory_order_acquire);
  for (; counts != NULL; counts = counts->next) {
    sum.allocations += atomic_load_explicit(&counts->allocations, memory_order_relaxed);
    sum.bytes += atomic_load_explicit(&counts->bytes, memory_order_relaxed);
    sum.frees += atomic_load_explicit(&counts->frees, memory_order_relaxed);
  }
  return sum;
}

void bench_allocations_start(void) {
  counted_before = totals();
  atomic_store_explicit(&live_bytes, 0, memory_order_relaxed);
  atomic_store_explicit(&peak_live_bytes, 0, memory_order_relaxed);
  atomic_store_explicit(&counting, true, memory_order_seq_cst);
}

struct bench_allocations bench_allocations_read(void) {
  struct bench_allocations now = totals();
  now.allocations -= counted_before.allocations;
  now.bytes -= counted_before.bytes;
  now.frees -= counted_before.frees;
  now.live_bytes = atomic_load_explicit(&live_bytes, memory_order_relaxed);
  now.peak_live_bytes = atomic_load_explicit(&peak_live_bytes, memory_order_relaxed);
  return now;
}

void bench_allocations_stop(void) { atomic_store_explicit(&counting, false, memory_order_seq_cst); }

static bool works;

static void try_counting(void) {
  struct thread_counts *counts = counts_of_thread();
  if (counts == NULL) {
    return;
  }
  uint64_t before = atomic_load_explicit(&counts->allocations, memory_order_relaxed);
  bench_allocations_start();
  // A function of the C library, because it calls the malloc that the whole process uses; volatile, because the
  // compiler may remove a block that nobody looks at.
  char *volatile copy = strdup("counted");
  bench_allocations_stop();
  free(copy);
  works = atomic_load_explicit(&counts->allocations, memory_order_relaxed) == before + 1;
}

bool bench_allocations_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, try_counting);
  return works;
}

#else

bool bench_allocations_available(void) { return false; }

void bench_allocations_start(void) {}

struct bench_allocations bench_allocations_read(void) {
  struct bench_allocations nothing = {0};
  return nothing;
}

void bench_allocations_stop(void) {}

#endif
