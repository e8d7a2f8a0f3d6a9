#define _GNU_SOURCE
#include "CEventCounters.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int bench_event_open(pid_t starter, enum bench_event event) {
  struct perf_event_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.size = sizeof attributes;
  attributes.type = event == bench_event_instructions ? PERF_TYPE_HARDWARE : PERF_TYPE_SOFTWARE;
  attributes.config = event == bench_event_instructions ? PERF_COUNT_HW_INSTRUCTIONS : PERF_COUNT_SW_PAGE_FAULTS;
  attributes.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
  attributes.disabled = 1;
  attributes.inherit = 1;
  attributes.enable_on_exec = 1;
  attributes.exclude_kernel = 1;
  attributes.exclude_hv = 1;
  return (int)syscall(SYS_perf_event_open, &attributes, starter, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

int bench_event_read(int counter, uint64_t *count) {
  struct {
    uint64_t value, enabled, running;
  } reading;
  ssize_t length;
  do {
    length = read(counter, &reading, sizeof reading);
  } while (length < 0 && errno == EINTR);
  if (length < 0) {
    return errno;
  }
  if (length != sizeof reading) {
    return EIO;
  }
  // A counter that others use in turn is scaled, and no count any more.
  if (reading.running < reading.enabled) {
    return ENODATA;
  }
  *count = reading.value;
  return 0;
}
