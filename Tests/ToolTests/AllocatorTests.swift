import Testing

@Suite("Allocator of the tools")
struct AllocatorTests {
  /// The counter's own functions, and the allocator's that it stands in for.
  private static let counter = ["bench_allocations_start", "malloc", "free"]

  @Test(
    "No tool carries the counter that stands in for malloc",
    arguments: ["bench-run", "bench-compare", "bench-report"])
  func tools(name: String) throws {
    let symbols = try ExecutableSymbols(of: "\(ScratchDirectory.tools)/\(name)")
    // What `#expect` is given it prints when it fails: names, and not a whole executable.
    let defined = (["main"] + Self.counter).filter { symbols.define($0) }
    #expect(defined == ["main"])
  }

  #if AllocationCounting
    @Test("A worker does")
    func worker() throws {
      let symbols = try ExecutableSymbols(of: "\(ScratchDirectory.tools)/Sorting")
      let defined = Self.counter.filter { symbols.define($0) }
      #expect(defined.contains("bench_allocations_start"))
    }
  #endif
}
