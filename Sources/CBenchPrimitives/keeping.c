#define _GNU_SOURCE
#include "keeper_messages.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// The side of the process that has a keeper.

int bench_keeper_start(struct bench_keeper *keeper) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return errno;
  }
  // No handler of this process may run in the keeper, not even at once.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t process = fork();
  if (process == 0) {
    bench_keeper_live(ends[1]);
  }
  const int failure = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    return failure;
  }
  keeper->process = process;
  keeper->control = ends[0];
  return 0;
}

static size_t measure(char *_Nullable const *strings, uint32_t *count) {
  size_t length = 0;
  for (; strings[*count] != NULL; ++*count) {
    length += strlen(strings[*count]) + 1;
  }
  return length;
}

static char *append(char *place, const char *string) {
  const size_t length = strlen(string) + 1;
  memcpy(place, string, length);
  return place + length;
}

static int send_request(int control, const struct keeper_request *request, const int *descriptors, int count) {
  union {
    char bytes[CMSG_SPACE(sizeof(int) * bench_keeper_descriptors)];
    struct cmsghdr alignment;
  } control_data = {{0}};
  struct iovec part = {.iov_base = (void *)request, .iov_len = sizeof *request};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (count > 0) {
    message.msg_control = control_data.bytes;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)count);
    memcpy(CMSG_DATA(header), descriptors, sizeof(int) * (size_t)count);
  }
  ssize_t sent;
  do {
    sent = sendmsg(control, &message, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  if (sent < 0) {
    return errno;
  }
  return bench_keeper_send(control, (const char *)request + sent, sizeof *request - (size_t)sent);
}

// Asks with a payload: one or two words, then two lists.
static int ask(
    int control, struct keeper_request request, const int *descriptors, int count, const char *const *words,
    char *_Nullable const *arguments, char *_Nullable const *environment, struct keeper_answer *answer) {
  request.length = measure((char *const *)words, &request.counts[0]) + measure(arguments, &request.counts[1]) +
                   measure(environment, &request.counts[2]);
  char *payload = malloc(request.length + 1);
  if (payload == NULL) {
    return ENOMEM;
  }
  char *place = payload;
  for (uint32_t i = 0; i < request.counts[0]; i++) {
    place = append(place, words[i]);
  }
  for (uint32_t i = 0; i < request.counts[1]; i++) {
    place = append(place, arguments[i]);
  }
  for (uint32_t i = 0; i < request.counts[2]; i++) {
    place = append(place, environment[i]);
  }
  int failure = send_request(control, &request, descriptors, count);
  if (failure == 0) {
    failure = bench_keeper_send(control, payload, request.length);
  }
  free(payload);
  return failure != 0 ? failure : bench_keeper_receive(control, answer, sizeof *answer);
}

int bench_keeper_spawn(
    struct bench_keeper keeper, const struct bench_spawn_request *wanted, struct bench_kept_child *child) {
  const int all[bench_keeper_descriptors] = {
      wanted->standard_input, wanted->standard_output, wanted->standard_error, wanted->requests, wanted->answers,
  };
  struct keeper_request request = {.kind = keeper_spawn};
  int descriptors[bench_keeper_descriptors];
  int count = 0;
  for (int i = 0; i < bench_keeper_descriptors; i++) {
    if (all[i] >= 0) {
      request.descriptors |= 1U << i;
      descriptors[count++] = all[i];
    }
  }
  const char *const words[] = {wanted->program, wanted->directory, NULL};
  struct keeper_answer answer;
  int failure = ask(
      keeper.control, request, descriptors, count, words, wanted->arguments, wanted->environment, &answer);
  if (failure == 0) {
    failure = answer.failure;
  }
  if (failure == 0) {
    *child = (struct bench_kept_child){
        .process = answer.process,
        .started_ns = answer.started_ns,
        .parent_peak_bytes = (int64_t)answer.usage.ru_maxrss * 1024,
    };
  }
  return failure;
}

static int ask_plainly(int control, enum keeper_kind kind, pid_t process, struct keeper_answer *answer) {
  const struct keeper_request request = {.kind = kind, .process = process};
  const int failure = send_request(control, &request, NULL, 0);
  return failure != 0 ? failure : bench_keeper_receive(control, answer, sizeof *answer);
}

static uint64_t nanoseconds(struct timeval time) {
  return (uint64_t)time.tv_sec * UINT64_C(1000000000) + (uint64_t)time.tv_usec * 1000;
}

int bench_keeper_reap(struct bench_keeper keeper, pid_t child, struct bench_child_end *end) {
  struct keeper_answer answer;
  int failure = ask_plainly(keeper.control, keeper_reap, child, &answer);
  if (failure == 0) {
    failure = answer.failure;
  }
  if (failure == 0) {
    *end = (struct bench_child_end){
        .status = answer.status,
        .user_ns = nanoseconds(answer.usage.ru_utime),
        .system_ns = nanoseconds(answer.usage.ru_stime),
        .peak_bytes = (int64_t)answer.usage.ru_maxrss * 1024,
    };
  }
  return failure;
}

static size_t ask_for_processes(struct bench_keeper keeper, enum keeper_kind kind, pid_t group, pid_t *found) {
  struct keeper_answer answer;
  if (ask_plainly(keeper.control, kind, group, &answer) != 0) {
    return 0;
  }
  memcpy(found, answer.found, sizeof answer.found);
  return answer.found_count;
}

size_t bench_keeper_look(struct bench_keeper keeper, pid_t *living) {
  return ask_for_processes(keeper, keeper_look, 0, living);
}

size_t bench_keeper_end_rest(struct bench_keeper keeper, pid_t group, pid_t *killed) {
  return ask_for_processes(keeper, keeper_end_rest, group, killed);
}

int bench_keeper_bequeath(struct bench_keeper keeper, char *_Nullable const *arguments) {
  const char *const words[] = {NULL};
  char *const none[] = {NULL};
  struct keeper_answer answer;
  const struct keeper_request request = {.kind = keeper_will};
  const int failure = ask(keeper.control, request, NULL, 0, words, arguments, none, &answer);
  return failure != 0 ? failure : answer.failure;
}

void bench_keeper_dismiss(struct bench_keeper keeper) {
  const struct keeper_request request = {.kind = keeper_dismiss};
  send_request(keeper.control, &request, NULL, 0);
  close(keeper.control);
  while (waitpid(keeper.process, NULL, 0) < 0 && errno == EINTR) {
  }
}

void bench_keeper_abandon(struct bench_keeper keeper) {
  close(keeper.control);
  waitpid(keeper.process, NULL, WNOHANG);
}
