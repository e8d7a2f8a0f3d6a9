/// A problem found while decoding; its place is worked out only if it leaves the decoder, since types may catch it.
struct DecodingFailure: Error {
  let problem: JSONProblem
  let offset: Int
}
