import BenchModel
import Testing

extension VacuousPass {
  /// Files that are not what they seem.
  static let files: [VacuousPass] = [
    edited("not a number", 65, #""values": ["#, #""values": [NaN, "#),
    edited("a negative count of iterations", 65, #""iterations": [100"#, #""iterations": [-100"#),
    edited("a benchmark twice", 65, #""name": "b""#, #""name": "a""#),
    edited("a later version", 65, #""version": 1"#, #""version": 2"#),
    edited("a document of another kind", 65, #""name": "bench-run""#, #""name": "bench-comparison""#),
    VacuousPass(testDescription: "an empty file", status: 65) { try $0.put("", at: "new.json") },
    VacuousPass(testDescription: "an empty object", status: 65) { try $0.put("{}", at: "new.json") },
    VacuousPass(testDescription: "a file cut short", status: 65) { directory in
      let bytes = try directory.bytes("new.json")
      try directory.put(Array(bytes.prefix(bytes.count * 3 / 4)), at: "new.json")
    },
    VacuousPass(testDescription: "nothing but white space", status: 65) { try $0.put(" \n\n", at: "new.json") },
    VacuousPass(testDescription: "an empty list", status: 65) { try $0.put("[]", at: "new.json") },
    VacuousPass(testDescription: "nothing at all", status: 65) { try $0.put("null", at: "new.json") },
    VacuousPass(testDescription: "bytes of no text", status: 65) { try $0.put([0xFF, 0, 0xFE, 0], at: "new.json") },
    prepared("a file that is gone", 66, "rm new.json"),
    prepared("a link to nothing", 66, "ln -sf none new.json"),
    prepared("a device that holds nothing", 65, "ln -sf /dev/null new.json"),
    prepared("a folder without a file", 65, "rm new.json && mkdir new.json"),
    prepared("a baseline that is a folder without a file", 65, "rm base.json && mkdir base.json"),
    prepared("a folder of hidden files", 65, "mkdir f && mv new.json f/.new.json && mv f new.json"),
    prepared("a folder of folders", 66, "mkdir -p f/g && mv new.json f/g && mv f new.json"),
    prepared("a folder of other files", 65, "mkdir f && mv new.json f && echo text > f/notes.md && mv f new.json"),
    prepared("a file and something after it", 65, "echo '{}' >> new.json"),
    prepared("a file twice in one", 65, "cat new.json new.json > both && mv both new.json"),
    prepared(
      "a file with a line of text before it", 65, "{ echo measuring; cat new.json; } > both && mv both new.json"),
    prepared("a file in another encoding", 65, "iconv -f UTF-8 -t UTF-16BE new.json > utf16 && mv utf16 new.json"),
    edited("an infinite time", 65, #""values": ["#, #""values": [Infinity, "#),
    edited("a time as text", 65, #""values": ["#, #""values": ["1000", "#),
    edited("a time that is none", 65, #""values": ["#, #""values": [null, "#),
    edited("a number beyond all numbers", 65, #""values": ["#, #""values": [1e999, "#),
    edited("a list of times too many", 65, #""values": ["#, #""values": [[1], "#),
    edited("a pass of no iterations", 65, #""iterations": [100"#, #""iterations": [0"#),
    edited("half an iteration", 65, #""iterations": [100"#, #""iterations": [0.5"#),
    edited("an earlier version", 65, #""version": 1"#, #""version": 0"#),
    edited("a version that is text", 65, #""version": 1"#, #""version": "1""#),
    edited("no version", 65, #""version": 1"#, #""versio": 1"#),
    edited("results under another key", 65, #""results": "#, #""result": "#),
    edited("a key twice", 65, #""results": "#, #""results": [], "results": "#),
    edited(
      "a metric under another name than its samples", 65, #""name": "time""#,
      #""name": "tyme""#),
    edited("a status that is no word of ours", 65, #""status": "measured""#, #""status": "fine""#),
    edited("a direction that is no word of ours", 65, #""direction": "smaller""#, #""direction": "better""#),
    edited("a unit that is none", 4, #""unit": "ns""#, #""unit": """#),
    call("nothing on standard input", 65, "bench-compare base.json - < /dev/null"),
    call("no standard input", 66, "bench-compare base.json - <&-"),
    call("an input larger than is allowed", 66, "bench-compare --max-input 1kB base.json new.json"),
  ]
}
