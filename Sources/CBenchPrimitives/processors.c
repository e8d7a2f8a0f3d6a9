#define _GNU_SOURCE
#include "CBenchPrimitives.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int bench_usable_processors(int *processors, int most) {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
    return 0;
  }
  int count = 0;
  for (int processor = 0; processor < CPU_SETSIZE && count < most; processor++) {
    if (CPU_ISSET(processor, &allowed)) {
      processors[count++] = processor;
    }
  }
  return CPU_COUNT(&allowed);
}

// The threads of a process, or -1.
static int thread_count(pid_t process) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return -1;
  }
  char text[1024];
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0) {
    return -1;
  }
  text[length] = '\0';
  // The name, in parentheses, may hold anything; 17 fields stand between it and the number of threads.
  const char *field = strrchr(text, ')');
  for (int place = 0; field != NULL && place < 18; place++) {
    field = strchr(field + 1, ' ');
  }
  return field == NULL ? -1 : (int)strtol(field, NULL, 10);
}

int bench_has_one_thread(pid_t process) {
  return thread_count(process) == 1;
}

int bench_bind(pid_t process, const int *processors, int count) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (int place = 0; place < count; place++) {
    CPU_SET(processors[place], &set);
  }
  return sched_setaffinity(process, sizeof set, &set) == 0;
}
