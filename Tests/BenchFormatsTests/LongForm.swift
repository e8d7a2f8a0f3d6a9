import Glibc

/// How often a test tries: few enough to be quick, and as often as `.ci/long figures` has time for, which sets LONG.
enum LongForm {
  static func count(_ usual: Int, _ long: Int) -> Int { getenv("LONG") == nil ? usual : long }
}
