public import CBenchPrimitives

/// Uses a value as far as the compiler can tell, so that the work that made it is not removed; costs about one store.
@inlinable @inline(__always)
public func blackHole<Value>(_ value: Value) {
  withUnsafePointer(to: value) { bench_black_hole_pointer($0) }
}

/// Uses an integer without writing it to memory.
@inlinable @inline(__always)
public func blackHole(_ value: Int) {
  bench_black_hole_u64(UInt64(truncatingIfNeeded: value))
}

/// Uses a number without writing it to memory.
@inlinable @inline(__always)
public func blackHole(_ value: Double) {
  bench_black_hole_double(value)
}

/// Returns its argument, about which the compiler may no longer assume anything: constant input is not folded away.
@inlinable @inline(__always)
public func identity(_ value: Int) -> Int {
  Int(truncatingIfNeeded: bench_launder_u64(UInt64(truncatingIfNeeded: value)))
}

/// Returns its argument, about which the compiler may no longer assume anything: constant input is not folded away.
@inlinable @inline(__always)
public func identity(_ value: Double) -> Double {
  bench_launder_double(value)
}

/// Returns its argument, about which the compiler may no longer assume anything: constant input is not folded away.
@inlinable @inline(__always)
public func identity<Value>(_ value: Value) -> Value {
  var copy = value
  withUnsafeMutablePointer(to: &copy) { bench_black_hole_pointer($0) }
  return copy
}
