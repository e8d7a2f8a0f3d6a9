import CBenchPrimitives

/// The processor cores that this process may use.
enum ProcessorCores {
  static var count: Int { max(1, Int(bench_usable_processors(nil, 0))) }
}
