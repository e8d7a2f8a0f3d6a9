/// Gives what an expression gives, and turns the error that it throws into one of the caller's own.
@inlinable
package func rethrowing<Value, Inner: Error, Outer: Error>(
  _ expression: @autoclosure () throws(Inner) -> Value, as outer: (Inner) -> Outer
) throws(Outer) -> Value {
  do throws(Inner) {
    return try expression()
  } catch {
    throw outer(error)
  }
}
