import CommandLineTool

extension RunOptions {
  /// What the figures of a run mean.
  static let metrics: [CommandLineSyntax.Term] = [
    .init("time", "Wall time of one iteration, from calibrated batches; Throughput is its reciprocal."),
    .init("latency", "Wall time of operations timed one by one; all percentiles are of these."),
    .init("allocations", "Blocks that one iteration asks the allocator for, over all threads. Exact."),
    .init("allocated-bytes", "Memory per operation: the bytes that it asks for. Exact."),
    .init(
      "peak-memory",
      "Memory Peak: the most resident memory of the whole worker process during the probe, code and runtime included."),
    .init("peak-live-memory", "By how much memory in use rose at most above what was in use when the probe began."),
    .init(
      "live-memory-growth", "Memory current after the run: by how much more is in use after the probe than before."),
    .init("cpu-time", "Processor time of one iteration; also context-switches and page-faults, over all threads."),
    .init(
      "throughput",
      "Operations a second of all threads or tasks together, without the time it takes to start them; "
        + "single-throughput is that of one alone."),
    .init("speed-up", "Throughput as a multiple of the single one; efficiency is that for each processor core."),
    .init("longest-latency", "The longest operation under load; operations counts them all."),
    .init(
      "live-memory",
      "Memory in use at checkpoints. Its growth per 1,000 operations is the slope over the later half of them, so that a "
        + "cache that has stopped growing is no leak."),
    .init(
      "live-block-growth",
      "How many more blocks there are after the operations than before; so for descriptor-growth, thread-growth and "
        + "temporary-file-growth. Exact."),
    .init("retained-memory", "Memory held by outcomes that are kept, for each of them."),
  ]
}
