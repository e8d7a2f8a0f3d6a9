import CBenchPrimitives
import Testing

@Suite("Black hole and launderer")
struct BlackHoleTests {
  @Test("A laundered integer keeps its value", arguments: [0, 1, 1 << 63, UInt64.max])
  func launderInteger(value: UInt64) {
    #expect(bench_launder_u64(value) == value)
  }

  @Test(
    "A laundered floating-point value keeps every bit",
    arguments: [0, -0.0, 1.5, .infinity, Double.leastNonzeroMagnitude, Double(nan: 5, signaling: false)])
  func launderDouble(value: Double) {
    #expect(bench_launder_double(value).bitPattern == value.bitPattern)
  }

  @Test("A laundered pointer is the same pointer, and the black hole leaves what it points to alone")
  func launderPointer() {
    var value = 42
    withUnsafeMutablePointer(to: &value) { pointer in
      #expect(bench_launder_pointer(pointer) == UnsafeMutableRawPointer(pointer))
      bench_black_hole_pointer(pointer)
    }
    bench_black_hole_u64(UInt64(value))
    bench_black_hole_double(Double(value))
    #expect(value == 42)
    #expect(bench_launder_pointer(nil) == nil)
  }
}
