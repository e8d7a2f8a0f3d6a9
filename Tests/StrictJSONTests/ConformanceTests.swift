import StrictJSON
import Testing

/// Documents of the kinds that conformance suites try, written for this package: what has to be read, what has to be
/// refused, and what RFC 8259 leaves open, with the answer that this reader gives.
@Suite("Conformance to RFC 8259")
struct ConformanceTests {
  /// What the standard leaves open: limits of numbers, of depth and of text, and how a reader treats what is no UTF-8.
  static let open: [(name: String, bytes: [UInt8], isRead: Bool)] = [
    ("a number that rounds to zero", Array("[123.456e-789]".utf8), true),
    ("a number with a huge negative exponent", Array("[1e-99999]".utf8), true),
    ("a number with a huge exponent", Array("[0.4e00669999999999999999999999999999999999969999999006]".utf8), false),
    ("a negative number with a huge exponent", Array("[-1e+9999]".utf8), false),
    ("a number beyond a double", Array("[1.5e+9999]".utf8), false),
    (
      "a negative whole number with a huge exponent",
      Array("[-237462374673276894279832749832423479823246327846e400]".utf8), false
    ),
    ("a whole number beyond 64 bits", Array("[100000000000000000000]".utf8), true),
    ("a negative whole number beyond 64 bits", Array("[-123123123123123123123123123123]".utf8), true),
    ("the smallest subnormal number halved", Array("[2.4703282292062327e-324]".utf8), true),
    ("a high half of a pair alone", Array(#"["\uDADA"]"#.utf8), false),
    ("a low half of a pair alone", Array(#"["\uDd61"]"#.utf8), false),
    ("two high halves", Array(#"["\uD888\uD888"]"#.utf8), false),
    ("a high half before a letter", Array(#"["\uD800abc"]"#.utf8), false),
    ("a high half before another escape", Array(#"["\uD800\n"]"#.utf8), false),
    ("an inverted pair", Array(#"["\uDd1e\uD834"]"#.utf8), false),
    ("a high half as a key", Array(#"{"\uDFAA":0}"#.utf8), false),
    ("a non-character as an escape", Array(#"["\uFFFE"]"#.utf8), true),
    ("a lone continuation byte", [0x5B, 0x22, 0x81, 0x22, 0x5D], false),
    ("a byte of Latin 1", [0x5B, 0x22, 0xE9, 0x22, 0x5D], false),
    ("an overlong sequence of two", [0x5B, 0x22, 0xC0, 0xAF, 0x22, 0x5D], false),
    ("an overlong sequence of six", [0x5B, 0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22, 0x5D], false),
    ("a half of a pair in UTF-8", [0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D], false),
    ("a scalar beyond Unicode", [0x5B, 0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22, 0x5D], false),
    ("a truncated sequence", [0x5B, 0x22, 0xE0, 0xFF, 0x22, 0x5D], false),
    ("UTF-16 with a mark, little end first", [0xFF, 0xFE, 0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D, 0], false),
    ("UTF-16 without a mark, big end first", [0, 0x5B, 0, 0x22, 0, 0xE9, 0, 0x22, 0, 0x5D], false),
    ("a byte-order mark before an object", [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], false),
    ("a byte-order mark alone", [0xEF, 0xBB, 0xBF], false),
    ("500 nested arrays", Array((String(repeating: "[", count: 500) + String(repeating: "]", count: 500)).utf8), false),
    ("64 nested arrays", Array((String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).utf8), true),
    ("two members of one name", Array(#"{"a":1,"a":1}"#.utf8), false),
  ]

  private func answers(_ bytes: [UInt8]) -> (document: Bool, pulled: Bool) {
    var pulled = false
    if var reader = try? JSONPullReader(bytes) {
      pulled = (try? reader.skipValue()) != nil && (try? reader.finish()) != nil
    }
    return (problem(of: bytes) == nil, pulled)
  }

  @Test("What the standard leaves open has one answer, the same of both readers", arguments: open.indices)
  func answersToOpen(index: Int) {
    let (name, bytes, isRead) = Self.open[index]
    let answers = answers(bytes)
    #expect(answers.document == isRead && answers.pulled == isRead, "\(name)")
  }

  private static let values = [
    "0", "-0", "1.5", "-2e3", "3E+4", "5e-6", "true", "false", "null", #""""#, #""a\"\\\/\b\f\n\r\t\u00e9""#, "[]",
    "{}",
    "[1]", #"{"k":2}"#,
  ]
  private static let spaces = ["", " ", "\t", "\n", "\r", " \t\r\n "]

  @Test("Every value is read alone, in an array and as a member, with any white space around it")
  func valid() {
    var tried = 0
    for value in Self.values {
      for space in Self.spaces {
        let forms = [
          "\(space)\(value)\(space)", "[\(space)\(value)\(space)]", "[\(value)\(space),\(space)\(value)]",
          "{\(space)\"a\"\(space):\(space)\(value)\(space)}", "{\"a\":\(value)\(space),\(space)\"b\":[\(value)]}",
        ]
        for form in forms {
          let answers = answers(Array(form.utf8))
          #expect(answers.document && answers.pulled, "\(form)")
          tried += 1
        }
      }
    }
    #expect(tried == 450)
  }

  @Test("Every value with one thing too much or too little is refused, wherever it stands")
  func invalid() {
    let wrong = [
      "", ",", "1,", ",1", "1 2", "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "1_0", "2.e3", "1a", "--1", "- 1",
      "１",
      "NaN", "Infinity", "-Infinity", "nan", "tru", "True", "nulL", "'a'", "a", #"""#, #""\x""#, #""\u12G4""#,
      #""\u00A""#,
      "\"\u{1}\"", "\"\n\"", "\"\t\"", "\"\u{1F}\"", #""\ a""#, #""a"b"#, "[", "]", "[1", "1]", "{", "}", "{}}", "[]]",
      "{]",
      "[}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1 "b":2}"#, #"{a:1}"#, #"{1:1}"#, #"{null:1}"#,
      #"{"a"::1}"#, #"{"a":1,,"b":2}"#, "[1,]", "[,1]", "[1,,2]", "[1;2]", "/**/1", "1//", "1#", "\u{A0}1", "\u{2028}1",
      "\u{0C}1", "\u{0B}1", "\u{FEFF}1", "1\u{0}", "<1>", "(1)", "undefined", "TRUE",
    ]
    for text in wrong {
      // Two values after each other are a list between brackets, and nothing there is an empty one.
      let isList = ["", "1,2"].contains(text)
      for (form, isTried) in [(text, true), ("[\(text)]", !isList), ("{\"k\":\(text)}", true), ("[0,\(text),0]", true)]
      where isTried {
        // A bracket that closes what the form opened makes another text of it.
        if text == "]" || text == "}" || text == "1]" || text == "[]]" || text == "{}}", form != text { continue }
        let answers = answers(Array(form.utf8))
        #expect(!answers.document && !answers.pulled, "\(form)")
      }
    }
  }
}
