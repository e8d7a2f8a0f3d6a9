/// The order of the elements of a list, as their places.
///
/// What a sort moves is a place and not an element, which may be hundreds of bytes. And the sort is compiled once:
/// specialised for every type and closure that is sorted anywhere, it made a thirtieth of a tool's machine code.
package enum PlaceOrder {
  /// The places 0 ..< `count`, so that what stands at each precedes or equals what stands at the next; equals keep
  /// their order.
  ///
  /// - Parameter precedes: whether what stands at the first place belongs before what stands at the second.
  package static func sorted(_ count: Int, by precedes: (Int, Int) -> Bool) -> [Int] {
    (0..<count).sorted(by: precedes)
  }
}
