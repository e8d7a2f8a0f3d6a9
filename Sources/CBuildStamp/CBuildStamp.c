#include "CBuildStamp.h"

// Defined by Package.swift from the environment of the build; a Swift source could not be given a text.
#ifndef BENCH_VERSION
#define BENCH_VERSION ""
#endif
#ifndef BENCH_COMMIT
#define BENCH_COMMIT ""
#endif
#ifndef BENCH_DAY
#define BENCH_DAY ""
#endif

const char *bench_build_version(void) { return BENCH_VERSION; }
const char *bench_build_commit(void) { return BENCH_COMMIT; }
const char *bench_build_day(void) { return BENCH_DAY; }
