#include "workloads.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
  UNITS = 100,       // an operation of the baseline: a unit more is exactly 1 % more work
  BATCH = 50,        // operations that take about 5 ms: what a stall calls a batch
  STALL_BATCHES = 5  // a stall is as long as so many batches: a pause of about 25 ms, 10 % of the time of 50 batches
};

const struct peer_variant peer_variants[] = {
    {"base", UNITS, 0, 0, UINT64_MAX, 0},
    {"same", UNITS, 0, 0, UINT64_MAX, 0},
    {"plus1", UNITS + 1, 0, 0, UINT64_MAX, 0},
    {"plus2", UNITS + 2, 0, 0, UINT64_MAX, 0},
    {"plus5", UNITS + 5, 0, 0, UINT64_MAX, 0},
    {"plus10", UNITS + 10, 0, 0, UINT64_MAX, 0},
    {"slowtail", UNITS, 10, UNITS / 2, UINT64_MAX, 0},
    {"stall", UNITS, 0, 0, 50 * BATCH, (uint64_t)STALL_BATCHES * BATCH * UNITS},
};
const size_t peer_variant_count = sizeof peer_variants / sizeof *peer_variants;

#define KEEP(value) __asm__ volatile("" : : "r"(value) : "memory")

// A generator of good enough chance that costs nothing beside a unit (Marsaglia's xorshift).
static uint64_t next(uint64_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  return *state ^= *state << 17;
}

static void *memory(size_t bytes) {
  void *block = calloc(1, bytes);
  if (!block) {
    fprintf(stderr, "there is no memory for %zu bytes\n", bytes);
    exit(71);
  }
  return block;
}

// MARK: Arithmetic: a chain of dependent multiplications

static void *make_number(void) {
  uint64_t *number = memory(sizeof *number);
  *number = 1;
  return number;
}

static void run_arithmetic(void *fixture, uint64_t units) {
  uint64_t x = *(uint64_t *)fixture;
  for (uint64_t unit = 0; unit < units; unit++) {
    for (int step = 0; step < 600; step++) {
      x = x * 6364136223846793005u + 1442695040888963407u;
      x ^= x >> 29;
    }
  }
  *(uint64_t *)fixture = x;
}

// MARK: Sort: short arrays of a pool, in turn

enum { SORTED = 44, POOL = 256 };
struct sort {
  size_t turn;
  int scratch[SORTED], pool[POOL][SORTED];
};

static void *make_sort(void) {
  struct sort *sort = memory(sizeof *sort);
  uint64_t random = 88172645463325252u;
  for (int i = 0; i < POOL; i++)
    for (int k = 0; k < SORTED; k++) sort->pool[i][k] = (int)(next(&random) % 100000);
  return sort;
}

static int smaller(const void *left, const void *right) {
  int a = *(const int *)left, b = *(const int *)right;
  return (a > b) - (a < b);
}

static void run_sort(void *fixture, uint64_t units) {
  struct sort *sort = fixture;
  for (uint64_t unit = 0; unit < units; unit++) {
    memcpy(sort->scratch, sort->pool[sort->turn++ % POOL], sizeof sort->scratch);
    qsort(sort->scratch, SORTED, sizeof *sort->scratch, smaller);
    KEEP(sort->scratch);
  }
}

// MARK: Hashing: keys hashed and looked up in a table

enum { KEYS = 4096, KEY_LENGTH = 16, SLOTS = 16384 };
struct hashing {
  size_t turn;
  uint64_t found;
  char keys[KEYS][KEY_LENGTH];
  uint16_t slots[SLOTS];
};

static uint32_t hash(const char *key) {
  uint32_t hash = 2166136261u;
  for (int i = 0; i < KEY_LENGTH; i++) hash = (hash ^ (unsigned char)key[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static void *make_hashing(void) {
  struct hashing *hashing = memory(sizeof *hashing);
  uint64_t random = 88172645463325252u;
  for (int i = 0; i < KEYS; i++) {
    for (int k = 0; k < KEY_LENGTH; k++) hashing->keys[i][k] = (char)('a' + next(&random) % 26);
    uint32_t slot = hash(hashing->keys[i]) % SLOTS;
    while (hashing->slots[slot]) slot = (slot + 1) % SLOTS;
    hashing->slots[slot] = (uint16_t)(i + 1);
  }
  return hashing;
}

static void run_hashing(void *fixture, uint64_t units) {
  struct hashing *hashing = fixture;
  for (uint64_t unit = 0; unit < units; unit++) {
    for (int lookup = 0; lookup < 88; lookup++) {
      const char *key = hashing->keys[hashing->turn++ % KEYS];
      uint32_t slot = hash(key) % SLOTS;
      while (memcmp(hashing->keys[hashing->slots[slot] - 1], key, KEY_LENGTH) != 0) slot = (slot + 1) % SLOTS;
      hashing->found += hashing->slots[slot];
    }
  }
  KEEP(hashing->found);
}

// MARK: Allocation: blocks of many sizes, each freed when a thousand younger ones are there

enum { LIVE = 1024, SIZES = 4096 };
struct allocation {
  size_t turn;
  char *live[LIVE];
  uint16_t sizes[SIZES];
};

static void *make_allocation(void) {
  struct allocation *allocation = memory(sizeof *allocation);
  uint64_t random = 88172645463325252u;
  for (int i = 0; i < SIZES; i++) allocation->sizes[i] = (uint16_t)(16u << next(&random) % 8);
  for (int i = 0; i < LIVE; i++) allocation->live[i] = memory(allocation->sizes[i]);
  return allocation;
}

static void run_allocation(void *fixture, uint64_t units) {
  struct allocation *allocation = fixture;
  for (uint64_t unit = 0; unit < units; unit++) {
    for (int block = 0; block < 44; block++) {
      size_t turn = allocation->turn++;
      free(allocation->live[turn % LIVE]);
      char *fresh = malloc(allocation->sizes[turn % SIZES]);
      if (!fresh) exit(71);
      fresh[0] = 1;
      allocation->live[turn % LIVE] = fresh;
    }
  }
}

// MARK: String: records written as text and searched

struct text {
  uint64_t turn, found;
  char buffer[256];
};

static void *make_text(void) { return memory(sizeof(struct text)); }

static void run_string(void *fixture, uint64_t units) {
  struct text *text = fixture;
  for (uint64_t unit = 0; unit < units; unit++) {
    for (int record = 0; record < 8; record++) {
      unsigned number = (unsigned)(text->turn++ % 900000 + 100000);
      snprintf(text->buffer, sizeof text->buffer, "id=%u; name=item-%u; size=%u; colour=green; end", number, number,
               number);
      char *place = strstr(text->buffer, "colour=");
      text->found += place ? strlen(place) : 0;
      KEEP(text->buffer);
    }
  }
}

// MARK: Memory walk: one random cycle through more memory than the private caches hold

enum { NODES = 131072 };
struct node {
  struct node *next;
  char line[56];
};
struct walk {
  struct node *place, *nodes;
};

static void *make_walk(void) {
  struct walk *walk = memory(sizeof *walk);
  walk->nodes = memory(NODES * sizeof *walk->nodes);
  uint32_t *order = memory(NODES * sizeof *order);
  uint64_t random = 88172645463325252u;
  for (uint32_t i = 0; i < NODES; i++) order[i] = i;
  // Sattolo's shuffle: the result is a single cycle.
  for (uint32_t i = NODES - 1; i > 0; i--) {
    uint32_t other = (uint32_t)(next(&random) % i), kept = order[i];
    order[i] = order[other];
    order[other] = kept;
  }
  for (uint32_t i = 0; i < NODES; i++) walk->nodes[i].next = &walk->nodes[order[i]];
  free(order);
  walk->place = walk->nodes;
  return walk;
}

static void run_walk(void *fixture, uint64_t units) {
  struct walk *walk = fixture;
  struct node *place = walk->place;
  for (uint64_t unit = 0; unit < units; unit++)
    for (int step = 0; step < 8; step++) place = place->next;
  walk->place = place;
}

// MARK: Operations

const struct peer_workload peer_workloads[] = {
    {"arithmetic", make_number, run_arithmetic}, {"sort", make_sort, run_sort},
    {"hashing", make_hashing, run_hashing},      {"allocation", make_allocation, run_allocation},
    {"string", make_text, run_string},           {"memory-walk", make_walk, run_walk},
};
const size_t peer_workload_count = sizeof peer_workloads / sizeof *peer_workloads;

const struct peer_workload *peer_workload_named(const char *name) {
  for (size_t i = 0; i < peer_workload_count; i++)
    if (strcmp(peer_workloads[i].name, name) == 0) return &peer_workloads[i];
  return NULL;
}

const struct peer_variant *peer_variant_named(const char *name) {
  for (size_t i = 0; i < peer_variant_count; i++)
    if (strcmp(peer_variants[i].name, name) == 0) return &peer_variants[i];
  return NULL;
}

struct peer *peer_make(const struct peer_workload *workload, const struct peer_variant *variant) {
  struct peer *peer = memory(sizeof *peer);
  peer->workload = workload;
  peer->variant = variant;
  peer->fixture = workload->make();
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  peer->random = ((uint64_t)getpid() << 32 ^ (uint64_t)now.tv_nsec) | 1;
  for (int i = 0; i < 8; i++) next(&peer->random);
  peer->until_stall = next(&peer->random) % variant->stall_every;
  return peer;
}

void peer_run(struct peer *peer, uint64_t operations) {
  const struct peer_variant *variant = peer->variant;
  for (uint64_t operation = 0; operation < operations; operation++) {
    uint64_t units = variant->units;
    if (next(&peer->random) % 100 < variant->slow_percent) units += variant->slow_units;
    if (peer->until_stall-- == 0) {
      units += variant->stall_units;
      peer->until_stall = variant->stall_every - 1;
    }
    peer->workload->run(peer->fixture, units);
  }
}
