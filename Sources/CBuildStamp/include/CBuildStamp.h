#ifndef C_BUILD_STAMP_H
#define C_BUILD_STAMP_H

// What whoever built this said of it; empty where nothing was said.
const char *bench_build_version(void);
const char *bench_build_commit(void);
const char *bench_build_day(void);

#endif
