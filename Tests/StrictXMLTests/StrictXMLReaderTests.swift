import Testing

@testable import StrictXML

@Suite("Strict XML")
struct StrictXMLReaderTests {
  private func read(_ text: String) throws(XMLError) -> XMLElement {
    try StrictXMLReader.read(Array(text.utf8))
  }

  private func refusal(of bytes: [UInt8], limits: XMLReadingLimits = XMLReadingLimits()) -> String? {
    do throws(XMLError) {
      _ = try StrictXMLReader.read(bytes, limits: limits)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("Elements, attributes, text, CDATA, comments and instructions are read")
  func document() throws {
    let root = try read(
      """
      <?xml version="1.0" encoding='utf-8' standalone="yes"?>
      <!-- before --><?note x?>
      <a:list one = "1" two='"2"'>
        text<!-- <b/> --> and<b/><c
          d="x"
        >more<![CDATA[ <&> ]]></c><?skip <this>?>
      </a:list>
      <!-- after -->
      """)
    #expect(root.name == "a:list" && root.line == 3)
    #expect(root.attributes.map(\.name) == ["one", "two"] && root.attribute("two") == "\"2\"")
    #expect(root.attribute("three") == nil)
    #expect(root.text.split(separator: " ").joined(separator: " ").hasPrefix("\n text and\n"))
    #expect(root.children.map(\.name) == ["b", "c"] && root.children.map(\.line) == [4, 4])
    #expect(root.child("c")?.text == "more <&> " && root.child("c")?.attribute("d") == "x")
    #expect(root.child("d") == nil)
  }

  @Test(
    "The five entities and numbers of characters are resolved",
    arguments: [
      ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"), ("&#65;&#x42;&#x1F600;", "AB😀"), ("&amp;lt;", "&lt;"), ("é ß", "é ß"),
    ])
  func references(written: String, text: String) throws {
    let root = try read("<a b='\(written)'>\(written)</a>")
    #expect(root.text == text && root.attribute("b") == text)
  }

  @Test("White space in a value is a space, and in a text what it was")
  func whiteSpace() throws {
    let root = try read("<a b='1\n2\t3'>1\n2\t3</a>")
    #expect(root.attribute("b") == "1 2 3" && root.text == "1\n2\t3")
  }

  @Test(
    "What is no sound XML is refused with its place",
    arguments: [
      ("", "1:1: an element has to begin here"),
      ("text", "1:1: an element has to begin here"),
      ("<a>", "1:4: <a> of line 1 is never closed"),
      ("<a", "1:3: the start tag of <a> is not ended by '>'"),
      ("<a>\n</b>", "2:4: </b> closes <a> of line 1"),
      ("<a></a><b/>", "1:8: nothing may follow the outermost element"),
      ("<a></a>x", "1:8: nothing may follow the outermost element"),
      ("<1/>", "1:2: a name is expected here"),
      ("<a b/>", "1:5: '=' is expected here"),
      ("<a b=c/>", "1:6: a value in quotes is expected here"),
      ("<a b='c/>", "1:10: the document ends within a value"),
      ("<a b='<'/>", "1:7: '<' may not stand in a value: write &lt;"),
      ("<a b='1'c='2'/>", "1:9: the start tag of <a> is not ended by '>'"),
      ("<a b='1' b='2'/>", "1:11: the attribute b occurs twice"),
      ("<a>&</a>", "1:4: '&' has to be written &amp;"),
      ("<a>&nbsp;</a>", "1:4: &nbsp; is not known here"),
      ("<a>&#0;</a>", "1:4: &#0; is not known here"),
      ("<a>&#xD800;</a>", "1:4: &#xD800; is not known here"),
      ("<a>\u{1}</a>", "1:4: a control character may not stand in XML"),
      ("<a><!-- ", "1:4: the comment that begins here is never ended"),
      ("<a><![CDATA[", "1:4: the CDATA section that begins here is never ended"),
      ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "1:1: a document type declaration with definitions is not read"),
      ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "the document is in another encoding than UTF-8"),
    ])
  func faults(text: String, message: String) throws {
    let found = try #require(refusal(of: Array(text.utf8)))
    #expect(found.contains(message), "\(found)")
  }

  @Test("Bytes that are no UTF-8, and documents beyond a limit, are refused")
  func limits() {
    #expect(refusal(of: [0x3C, 0x61, 0x3E, 0xFF]) == "1:1: the document is no UTF-8")
    let deep = String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65)
    #expect(refusal(of: Array(deep.utf8))?.contains("nested deeper than 64") == true)
    let fits = String(repeating: "<a>", count: 64) + String(repeating: "</a>", count: 64)
    #expect(refusal(of: Array(fits.utf8)) == nil)
    let wide = "<a " + (0..<257).map { "b\($0)='' " }.joined() + "/>"
    #expect(refusal(of: Array(wide.utf8))?.contains("more than 256 attributes") == true)
    #expect(
      refusal(of: Array("<a><b/><c/></a>".utf8), limits: XMLReadingLimits(maximumItems: 2))?
        .contains("more than 2 elements and attributes") == true)
    #expect(
      refusal(of: Array("<a></a>".utf8), limits: XMLReadingLimits(maximumBytes: 6))
        == "1:1: the document is larger than 6 bytes")
  }

  @Test("A byte-order mark is passed over")
  func mark() {
    #expect(refusal(of: [0xEF, 0xBB, 0xBF] + Array("<a/>".utf8)) == nil)
  }

  @Test("Every beginning of a document is refused")
  func beginnings() {
    let document = Array("<?xml version=\"1.0\"?><a b='1'><!-- x --><c>t&amp;</c><![CDATA[d]]></a>".utf8)
    for end in 0..<document.count { #expect(refusal(of: Array(document[..<end])) != nil, "\(end)") }
    #expect(refusal(of: document) == nil)
  }
}
