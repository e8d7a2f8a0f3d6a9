#define _GNU_SOURCE
#include "CBenchPrimitives.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

// The child's descriptors 0 to 4: three standard streams, requests, answers.
enum { child_descriptors = 5, first_protocol_descriptor = 3 };

// The child's descriptors are made by dup2 one after another, so no source may stand among the targets.
static int lift(const int *wanted, int *sources) {
  for (int i = 0; i < child_descriptors; i++) {
    sources[i] = wanted[i] < 0 ? -1 : fcntl(wanted[i], F_DUPFD_CLOEXEC, child_descriptors);
    if (wanted[i] >= 0 && sources[i] < 0) {
      return errno;
    }
  }
  return 0;
}

static int add_descriptors(posix_spawn_file_actions_t *actions, const int *sources) {
  int failure = 0;
  for (int i = 0; i < child_descriptors && failure == 0; i++) {
    if (sources[i] >= 0) {
      failure = posix_spawn_file_actions_adddup2(actions, sources[i], i);
    } else if (i < first_protocol_descriptor) {
      failure = posix_spawn_file_actions_addopen(actions, i, "/dev/null", i == 0 ? O_RDONLY : O_WRONLY, 0);
    } else {
      failure = posix_spawn_file_actions_addclose(actions, i);
    }
  }
  // Elsewhere a child is spared only the descriptors that are closed on exec, as all of ours are.
#if defined(__GLIBC__)
  if (failure == 0) {
    failure = posix_spawn_file_actions_addclosefrom_np(actions, child_descriptors);
  }
#endif
  return failure;
}

static int set_attributes(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  sigdelset(&all, SIGKILL);
  sigdelset(&all, SIGSTOP);
  int failure = posix_spawnattr_setsigmask(attributes, &none);
  if (failure == 0) {
    failure = posix_spawnattr_setsigdefault(attributes, &all);
  }
  if (failure == 0) {
    failure = posix_spawnattr_setpgroup(attributes, 0);
  }
  short flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
  return failure != 0 ? failure : posix_spawnattr_setflags(attributes, flags);
}

static int start(const struct bench_spawn_request *request, const int *sources, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int failure = posix_spawn_file_actions_init(&actions);
  if (failure != 0) {
    return failure;
  }
  failure = posix_spawnattr_init(&attributes);
  if (failure != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return failure;
  }
  failure = add_descriptors(&actions, sources);
  if (failure == 0 && request->directory != NULL) {
    failure = posix_spawn_file_actions_addchdir_np(&actions, request->directory);
  }
  if (failure == 0) {
    failure = set_attributes(&attributes);
  }
  if (failure == 0) {
    failure = posix_spawnp(child, request->program, &actions, &attributes, request->arguments, request->environment);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure;
}

int bench_spawn(const struct bench_spawn_request *request, pid_t *child) {
  const int wanted[child_descriptors] = {
      request->standard_input, request->standard_output, request->standard_error, request->requests, request->answers,
  };
  int sources[child_descriptors] = {-1, -1, -1, -1, -1};
  int failure = lift(wanted, sources);
  if (failure == 0) {
    failure = start(request, sources, child);
  }
  for (int i = 0; i < child_descriptors; i++) {
    if (sources[i] >= 0) {
      close(sources[i]);
    }
  }
  return failure;
}

int bench_pipe(int *ends) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int bench_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

ssize_t bench_write_without_sigpipe(int descriptor, const void *bytes, size_t count) {
  sigset_t broken_pipe, before, pending;
  sigemptyset(&broken_pipe);
  sigaddset(&broken_pipe, SIGPIPE);
  sigpending(&pending);
  int was_pending = sigismember(&pending, SIGPIPE);
  int failure = pthread_sigmask(SIG_BLOCK, &broken_pipe, &before);
  if (failure != 0) {
    errno = failure;
    return -1;
  }
  ssize_t written = write(descriptor, bytes, count);
  failure = errno;
  if (written < 0 && failure == EPIPE && !was_pending) {
    // Takes back the signal that this write raised; with SIGPIPE ignored there is none and the wait ends at once.
    const struct timespec at_once = {0, 0};
    while (sigtimedwait(&broken_pipe, NULL, &at_once) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = failure;
  return written;
}
