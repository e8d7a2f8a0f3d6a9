#define _GNU_SOURCE
#include "keeper_messages.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

int bench_keeper_send(int control, const void *bytes, size_t length) {
  const char *place = bytes;
  while (length > 0) {
    const ssize_t sent = send(control, place, length, MSG_NOSIGNAL);
    if (sent < 0) {
      if (errno == EINTR) {
        continue;
      }
      return errno;
    }
    place += sent;
    length -= (size_t)sent;
  }
  return 0;
}

int bench_keeper_receive(int control, void *bytes, size_t length) {
  char *place = bytes;
  while (length > 0) {
    const ssize_t received = recv(control, place, length, 0);
    if (received < 0) {
      if (errno == EINTR) {
        continue;
      }
      return errno;
    }
    if (received == 0) {
      return ESRCH;
    }
    place += received;
    length -= (size_t)received;
  }
  return 0;
}

int bench_keeper_receive_request(int control, struct keeper_request *request, int *descriptors) {
  for (int i = 0; i < bench_keeper_descriptors; i++) {
    descriptors[i] = -1;
  }
  union {
    char bytes[CMSG_SPACE(sizeof(int) * bench_keeper_descriptors)];
    struct cmsghdr alignment;
  } control_data;
  struct iovec part = {.iov_base = request, .iov_len = sizeof *request};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = control_data.bytes, .msg_controllen = sizeof control_data.bytes};
  ssize_t received;
  do {
    received = recvmsg(control, &message, MSG_CMSG_CLOEXEC);
  } while (received < 0 && errno == EINTR);
  if (received <= 0) {
    return received == 0 ? ESRCH : errno;
  }
  int failure = bench_keeper_receive(
      control, (char *)request + received, sizeof *request - (size_t)received);
  const struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header != NULL && header->cmsg_type == SCM_RIGHTS) {
    const int *sent = (const int *)CMSG_DATA(header);
    for (int i = 0; i < bench_keeper_descriptors; i++) {
      if (request->descriptors & (1U << i)) {
        descriptors[i] = *sent++;
      }
    }
  }
  return failure;
}
