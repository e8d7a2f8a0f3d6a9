#define _GNU_SOURCE
#include "keeper_messages.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The keeper's own side: a process with one thread that sleeps until it is asked, or until nobody can ask any more.

extern char **environ;

// The child that was started last and is not reaped yet; 0 for none.
static pid_t present_child;

// What is left to do when the process that started the keeper is gone; NULL for nothing.
static char **last_will;

// A payload as the strings it holds; a mapping, which the keeper's children do not share.
struct strings {
  void *memory;
  size_t size;
  char **pointers;
};

static void let_go(struct strings *strings) {
  if (strings->memory != NULL) {
    munmap(strings->memory, strings->size);
  }
}

// The strings of a payload, each list ended by NULL in `pointers`; the lists begin at `*second` and `*third`.
static int read_strings(int control, const struct keeper_request *request, struct strings *strings, size_t *starts) {
  const size_t count = (size_t)request->counts[0] + request->counts[1] + request->counts[2];
  strings->size = (count + 3) * sizeof(char *) + request->length + 1;
  void *memory =
      mmap(NULL, strings->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    return ENOMEM;
  }
  strings->memory = memory;
  strings->pointers = memory;
  char *text = (char *)(strings->pointers + count + 3);
  int failure = bench_keeper_receive(control, text, request->length);
  if (failure != 0) {
    return failure;
  }
  size_t place = 0;
  const char *end = text + request->length;
  for (size_t list = 0; list < 3; list++) {
    starts[list] = place;
    for (uint32_t i = 0; i < request->counts[list]; i++) {
      if (text >= end) {
        return EPROTO;
      }
      strings->pointers[place++] = text;
      text += strlen(text) + 1;
    }
    strings->pointers[place++] = NULL;
  }
  return 0;
}

// MARK: Ending

// The children of this process that are alive, as many as fit.
static size_t living_children(pid_t *children, size_t capacity) {
  static char text[1 << 16];
  int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return 0;
  }
  size_t length = 0;
  ssize_t count;
  while (length < sizeof text - 1 && (count = read(file, text + length, sizeof text - 1 - length)) > 0) {
    length += (size_t)count;
  }
  close(file);
  text[length] = 0;
  size_t found = 0;
  char *rest = text;
  while (found < capacity) {
    char *end;
    const long number = strtol(rest, &end, 10);
    // A number that the end of the buffer cut is another process's, and so is each where /proc is that of another
    // namespace: what is no child of this process is passed over below.
    if (end == rest || (*end == 0 && length == sizeof text - 1)) {
      break;
    }
    rest = end;
    siginfo_t state = {0};
    const int looked = waitid(P_PID, (id_t)number, &state, WEXITED | WNOHANG | WNOWAIT);
    if (looked == 0 && state.si_pid == 0) {
      children[found++] = (pid_t)number;
    }
  }
  return found;
}

// Waits until no member of the group is left, or for as many milliseconds.
static void reap_group(pid_t group, int patience) {
  while (patience-- > 0) {
    const pid_t ended = waitpid(-group, NULL, WNOHANG);
    if (ended == 0) {
      poll(NULL, 0, 1);
    } else if (ended < 0 && errno != EINTR) {
      return;
    }
  }
}

static void kill_with_group(pid_t process) {
  if (getpgid(process) == process) {
    kill(-process, SIGKILL);
  }
  kill(process, SIGKILL);
}

// Kills every child and what becomes one thereby, for so many milliseconds (-1 for ever); how many were killed, of
// which the first ones are told.
static size_t end_all(pid_t *killed, size_t capacity, int patience) {
  size_t count = 0;
  int pause = 1;
  while (1) {
    pid_t ended;
    while ((ended = waitpid(-1, NULL, WNOHANG)) > 0) {
    }
    if ((ended < 0 && errno == ECHILD) || patience == 0) {
      return count;
    }
    static pid_t children[4096];
    const size_t found = living_children(children, sizeof children / sizeof *children);
    for (size_t i = 0; i < found; i++) {
      kill_with_group(children[i]);
      int is_known = 0;
      for (size_t j = 0; j < count && j < capacity; j++) {
        is_known |= killed[j] == children[i];
      }
      if (!is_known) {
        if (count < capacity) {
          killed[count] = children[i];
        }
        count++;
      }
    }
    // Where nothing can be found, as without /proc, it is waited for and no processor is kept busy with that.
    pause = found > 0 || patience > 0 ? 1 : pause < 1000 ? pause * 2 : pause;
    poll(NULL, 0, pause);
    if (patience > 0) {
      patience--;
    }
  }
}

// MARK: Answering

static struct keeper_answer spawn_child(int control, const struct keeper_request *request, const int *descriptors) {
  struct keeper_answer answer = {0};
  struct strings strings = {0};
  size_t starts[3];
  answer.failure = read_strings(control, request, &strings, starts);
  if (answer.failure == 0) {
    const struct bench_spawn_request wanted = {
        .program = strings.pointers[starts[0]],
        .directory = request->counts[0] > 1 ? strings.pointers[starts[0] + 1] : NULL,
        .arguments = strings.pointers + starts[1],
        .environment = strings.pointers + starts[2],
        .standard_input = descriptors[0],
        .standard_output = descriptors[1],
        .standard_error = descriptors[2],
        .requests = descriptors[3],
        .answers = descriptors[4],
    };
    answer.started_ns = bench_monotonic_ns();
    answer.failure = bench_spawn(&wanted, &answer.process);
    if (answer.failure == 0) {
      present_child = answer.process;
    }
    // Not before the start: a child begins with the peak of the process that started it.
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    answer.usage = usage;
  }
  let_go(&strings);
  return answer;
}

static struct keeper_answer reap_child(const struct keeper_request *request) {
  struct keeper_answer answer = {.process = request->process};
  while (wait4(request->process, &answer.status, 0, &answer.usage) < 0) {
    if (errno != EINTR) {
      answer.failure = errno;
      break;
    }
  }
  if (request->process == present_child) {
    present_child = 0;
  }
  return answer;
}

static struct keeper_answer end_rest(const struct keeper_request *request) {
  struct keeper_answer answer = {0};
  // A killed process is given a second to go, far more than it takes.
  reap_group(request->process, 1000);
  answer.found_count = (uint32_t)end_all(answer.found, bench_found_capacity, 5000);
  return answer;
}

static struct keeper_answer look(void) {
  struct keeper_answer answer = {0};
  pid_t children[bench_found_capacity + 1];
  const size_t found = living_children(children, bench_found_capacity + 1);
  for (size_t i = 0; i < found && answer.found_count < bench_found_capacity; i++) {
    if (children[i] != present_child) {
      answer.found[answer.found_count++] = children[i];
    }
  }
  return answer;
}

static struct keeper_answer take_will(int control, const struct keeper_request *request) {
  struct keeper_answer answer = {0};
  static struct strings strings;
  size_t starts[3];
  answer.failure = read_strings(control, request, &strings, starts);
  if (answer.failure == 0) {
    last_will = strings.pointers + starts[1];
  }
  return answer;
}

// MARK: Living

static void close_all(int *descriptors) {
  for (int i = 0; i < bench_keeper_descriptors; i++) {
    if (descriptors[i] >= 0) {
      close(descriptors[i]);
    }
  }
}

static void serve(int control) {
  struct keeper_request request;
  int descriptors[bench_keeper_descriptors];
  while (bench_keeper_receive_request(control, &request, descriptors) == 0) {
    struct keeper_answer answer = {.failure = EPROTO};
    switch (request.kind) {
    case keeper_spawn: answer = spawn_child(control, &request, descriptors); break;
    case keeper_reap: answer = reap_child(&request); break;
    case keeper_look: answer = look(); break;
    case keeper_end_rest: answer = end_rest(&request); break;
    case keeper_will: answer = take_will(control, &request); break;
    case keeper_dismiss: _exit(0);
    }
    close_all(descriptors);
    if (bench_keeper_send(control, &answer, sizeof answer) != 0) {
      return;
    }
  }
}

// What ends the process that started the keeper is not to end the keeper, and nothing of that process stays open.
static void settle_in(int control) {
  const int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGTSTP, SIGTTIN, SIGTTOU};
  for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
    signal(ignored[i], SIG_IGN);
  }
  // Whoever ignores it makes the system forget children before they are asked about.
  signal(SIGCHLD, SIG_DFL);
  setpgid(0, 0);
  prctl(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
  prctl(PR_SET_NAME, BENCH_KEEPER_NAME);
  const int nothing = open("/dev/null", O_RDWR);
  // The highest first: the control's number may be among those that are taken.
  const int kept = fcntl(control, F_DUPFD_CLOEXEC, 16);
  for (int i = 0; i <= 2; i++) {
    dup2(nothing, i);
  }
  dup2(kept, 3);
  fcntl(3, F_SETFD, FD_CLOEXEC);
  if (syscall(SYS_close_range, 4U, ~0U, 0U) != 0) {
    // A kernel before 5.9.
    for (int i = 4; i < 1024; i++) {
      close(i);
    }
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

void bench_keeper_live(int control) {
  settle_in(control);
  serve(3);
  if (present_child > 0) {
    kill_with_group(present_child);
  }
  end_all(NULL, 0, -1);
  if (last_will != NULL) {
    // A program that is started by hand finds these at their default.
    signal(SIGPIPE, SIG_DFL);
    execve(last_will[0], last_will, environ);
  }
  _exit(0);
}
