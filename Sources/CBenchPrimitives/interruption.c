#define _GNU_SOURCE
#include "CBenchPrimitives.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t interruption_pipe = -1;

static void note_interruption(int signal_number) {
  int saved = errno;
  unsigned char number = (unsigned char)signal_number;
  // A full pipe means that earlier signals wait to be read, so losing this one loses nothing.
  ssize_t ignored = write(interruption_pipe, &number, 1);
  (void)ignored;
  errno = saved;
}

int bench_catch_interruptions(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
    return -1;
  }
  interruption_pipe = ends[1];
  struct sigaction action = {.sa_handler = note_interruption, .sa_flags = SA_RESETHAND | SA_RESTART};
  sigemptyset(&action.sa_mask);
  const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction present;
    // A signal that was ignored at the start stays ignored: that is how nohup and background jobs ask for it.
    if (sigaction(signals[i], NULL, &present) == 0 && present.sa_handler == SIG_IGN) {
      continue;
    }
    if (sigaction(signals[i], &action, NULL) != 0) {
      return -1;
    }
  }
  return ends[0];
}
