#ifndef KEEPER_MESSAGES_H
#define KEEPER_MESSAGES_H

// How a process and its keeper talk: fixed structures over a stream socket, a payload of strings after some requests.

#include "CBenchPrimitives.h"

#include <sys/resource.h>

enum keeper_kind { keeper_spawn, keeper_reap, keeper_look, keeper_end_rest, keeper_will, keeper_dismiss };

// The child's descriptors 0 to 4.
enum { bench_keeper_descriptors = 5 };

struct keeper_request {
  uint32_t kind;
  // The child to reap, or the group that was killed.
  pid_t process;
  // Which of the descriptors come along, a bit each.
  uint32_t descriptors;
  // How many strings the payload has: the program and its directory, its arguments, its environment.
  uint32_t counts[3];
  // Bytes of the payload: the strings, each with the NUL that ends it.
  uint64_t length;
};

struct keeper_answer {
  // 0, or an errno value.
  int32_t failure;
  pid_t process;
  uint64_t started_ns;
  int status;
  struct rusage usage;
  // How many processes were found, and the first of them.
  uint32_t found_count;
  pid_t found[bench_found_capacity];
};

int bench_keeper_send(int control, const void *bytes, size_t length);
int bench_keeper_receive(int control, void *bytes, size_t length);
int bench_keeper_receive_request(int control, struct keeper_request *request, int *descriptors);

// The keeper's life, from which it does not return.
_Noreturn void bench_keeper_live(int control);

#endif
