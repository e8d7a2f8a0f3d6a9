#define _GNU_SOURCE
#include "CBenchPrimitives.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

int bench_read_counters(struct bench_counters *counters) {
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) != 0) {
    return errno;
  }
  counters->voluntary_context_switches = usage.ru_nvcsw;
  counters->involuntary_context_switches = usage.ru_nivcsw;
  counters->minor_page_faults = usage.ru_minflt;
  counters->major_page_faults = usage.ru_majflt;
  return 0;
}

int bench_reset_peak_memory(void) {
  int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
  if (file < 0) {
    return errno;
  }
  // 5 resets the high-water mark of the resident set: see proc(5).
  ssize_t written = write(file, "5", 1);
  int failure = written == 1 ? 0 : errno;
  close(file);
  return failure;
}

// Reads a whole small file into `text` and ends it with NUL; nothing is allocated, so that counting allocations is not
// disturbed by reading the memory size.
static int read_text(const char *path, char *text, size_t capacity) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return -1;
  }
  size_t length = 0;
  while (length < capacity - 1) {
    ssize_t count = read(file, text + length, capacity - 1 - length);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      break;
    }
    length += (size_t)count;
  }
  close(file);
  text[length] = '\0';
  return 0;
}

int64_t bench_peak_memory_bytes(void) {
  // The file has about 1.5 KB, most of it after the line wanted; a long list of groups before it can make it larger.
  char text[16384];
  if (read_text("/proc/self/status", text, sizeof text) != 0) {
    return -1;
  }
  const char *line = strstr(text, "\nVmHWM:");
  return line == NULL ? -1 : (int64_t)strtoll(line + strlen("\nVmHWM:"), NULL, 10) * 1024;
}

int64_t bench_resident_memory_bytes(void) {
  char text[256];
  if (read_text("/proc/self/statm", text, sizeof text) != 0) {
    return -1;
  }
  // The second number counts the resident pages.
  const char *second = strchr(text, ' ');
  return second == NULL ? -1 : (int64_t)strtoll(second, NULL, 10) * sysconf(_SC_PAGESIZE);
}
