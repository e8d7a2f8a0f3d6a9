#if AllocationCounting
  import CAllocationCounter
  import Glibc
  import Testing

  /// What a body allocates, counted over all threads; in a process of its own, where nothing else allocates.
  private func counted(_ body: () -> Void) -> bench_allocations {
    bench_allocations_start()
    body()
    bench_allocations_stop()
    return bench_allocations_read()
  }

  private final class Node {
    let value: Int
    init(_ value: Int) { self.value = value }
  }

  /// Keeps a value from being optimised away.
  @inline(never)
  private func use<Value>(_ value: Value) { withExtendedLifetime(value) {} }

  private let whyNot: Comment = "a sanitizer or another C library brings an allocator that is not to be replaced"

  @Suite("Allocation counter", .serialized, .enabled(if: bench_allocations_available(), whyNot))
  struct AllocationCounterTests {
    @Test("Every function of the malloc family counts its blocks, and the bytes that it was asked for")
    func family() async {
      await #expect(processExitsWith: .success) {
        func expect(_ blocks: UInt64, _ bytes: UInt64, frees: UInt64 = 0, _ body: () -> UnsafeMutableRawPointer?) {
          // The first time makes metadata that later ones find.
          free(body())
          var block: UnsafeMutableRawPointer?
          let counts = counted { block = body() }
          #expect(block != nil && counts.allocations == blocks && counts.bytes == bytes && counts.frees == frees)
          #expect((bytes > 1000 ? 1000 : Int64(bytes))...2000 ~= counts.live_bytes)
          free(block)
        }
        expect(1, 10) { malloc(10) }
        expect(1, 15) { calloc(3, 5) }
        expect(1, 20) { realloc(nil, 20) }
        expect(2, 1010, frees: 1) { realloc(malloc(10), 1000) }
        expect(1, 77) { aligned_alloc(64, 77) }
        expect(1, 33) { valloc(33) }
        expect(1, 100) {
          var block: UnsafeMutableRawPointer?
          return posix_memalign(&block, 256, 100) == 0 && Int(bitPattern: block) % 256 == 0 ? block : nil
        }
        expect(1, 12) { reallocarray(nil, 3, 4) }
        var nothing: UnsafeMutableRawPointer?
        let freed = counted { nothing = realloc(malloc(10), 0) }
        #expect(nothing == nil && freed.allocations == 1 && freed.frees == 1 && freed.live_bytes == 0)
      }
    }

    @Test("Requests that fail count for nothing and leave their blocks alone")
    func failures() async {
      await #expect(processExitsWith: .success) {
        let kept = malloc(10)
        kept?.storeBytes(of: 42, as: UInt8.self)
        var blocks: [UnsafeMutableRawPointer?] = [kept, kept, kept]
        var aligned: UnsafeMutableRawPointer?
        var codes: (Int32, Int32) = (0, 0)
        let counts = counted {
          blocks[0] = realloc(kept, .max / 2)
          blocks[1] = calloc(.max, 3)
          blocks[2] = reallocarray(kept, .max, 3)
          codes = (posix_memalign(&aligned, 24, 8), posix_memalign(&aligned, 4, 8))
          free(nil)
        }
        #expect(counts.allocations == 0 && counts.frees == 0)
        #expect(blocks == [nil, nil, nil] && aligned == nil && codes == (EINVAL, EINVAL))
        #expect(kept?.load(as: UInt8.self) == 42)
        free(kept)
      }
    }

    @Test("What Swift allocates is counted exactly, and the same each time")
    func swiftBodies() async {
      await #expect(processExitsWith: .success) {
        let bodies: [(blocks: UInt64, body: () -> Void)] = [
          (1000, { for value in 0..<1000 { use(Node(value)) } }),
          (1, { use([Int](repeating: 7, count: 1000)) }),
          (
            10,
            {
              var numbers: [Int] = []
              for value in 0..<1000 { numbers.append(value) }
              use(numbers)
            }
          ),
          (0, { use(String(repeating: "a", count: 15)) }),
          (1, { UnsafeMutablePointer<Int>.allocate(capacity: 4).deallocate() }),
          (0, {}),
        ]
        for (blocks, body) in bodies {
          // The first time makes metadata that later ones find.
          body()
          let first = counted(body)
          let second = counted(body)
          #expect(first.allocations == blocks && second.allocations == blocks)
          #expect(first.bytes == second.bytes && first.frees == blocks && first.live_bytes == 0)
        }
      }
    }

    @Test("Blocks of all threads count, also when a thread has ended")
    func threads() async {
      await #expect(processExitsWith: .success) {
        let counts = counted {
          var threads = [pthread_t](repeating: 0, count: 8)
          for place in threads.indices {
            _ = pthread_create(
              &threads[place], nil,
              { _ in
                for _ in 0..<1000 { free(malloc(32)) }
                return nil
              }, nil)
          }
          for thread in threads { pthread_join(thread, nil) }
        }
        // Starting a thread allocates a few blocks itself.
        #expect((8000...8064).contains(counts.allocations))
        #expect((8 * 32_000...8 * 64_000).contains(counts.bytes))
      }
    }

    @Test("Memory in use is followed to its peak and back")
    func liveBytes() async {
      await #expect(processExitsWith: .success) {
        let earlier = malloc(5000)
        let counts = counted {
          let first = malloc(100_000)
          let second = malloc(200_000)
          free(first)
          free(second)
        }
        #expect(counts.live_bytes == 0 && (300_000..<301_000).contains(counts.peak_live_bytes))
        let negative = counted { free(earlier) }
        #expect(negative.live_bytes <= -5000 && negative.peak_live_bytes == 0 && negative.frees == 1)
      }
    }

    @Test("Nothing is counted before the start and after the stop")
    func off() async {
      await #expect(processExitsWith: .success) {
        free(malloc(10))
        let counts = counted { free(malloc(10)) }
        free(malloc(10))
        let later = bench_allocations_read()
        #expect(counts.allocations == 1 && counts.frees == 1)
        #expect(later.allocations == 1 && later.frees == 1 && later.bytes == 10)
      }
    }
  }

  @Suite("Allocation counter where there is none", .enabled(if: !bench_allocations_available()))
  struct MissingAllocationCounterTests {
    @Test("Counting changes nothing and tells nothing")
    func nothing() {
      bench_allocations_start()
      let counts = bench_allocations_read()
      bench_allocations_stop()
      #expect(counts.allocations == 0 && counts.bytes == 0)
    }
  }
#endif
