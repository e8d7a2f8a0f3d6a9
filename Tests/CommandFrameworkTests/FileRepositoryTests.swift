import CommandFramework
import Glibc
import Testing

/// A directory of its own for one test, gone afterwards.
private final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/command-framework-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Mishap(place: "mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var journal: String { path + "/users.journal" }

  func bytes() throws -> [UInt8] {
    let file = try #require(fopen(journal, "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }

  func write(_ bytes: [UInt8]) throws {
    let file = try #require(fopen(journal, "wb"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  deinit {
    unlink(journal)
    rmdir(path)
  }
}

@Suite("File repository")
struct FileRepositoryTests {
  static func user(_ number: Int) -> User { User(name: "N\(number)", email: "n\(number)@example.com", age: number) }

  @Test("what was saved, changed and deleted is so after opening again")
  func reopening() throws {
    let folder = try Folder()
    do {
      let repository = try FileRepository<User>(path: folder.journal)
      #expect(repository.recovery == JournalRecovery(records: 0, bytesCut: 0))
      for number in 1...3 { _ = try repository.save(Self.user(number)) }
      var second = try #require(repository.find(2))
      try second.set(\.age, 99)
      try repository.save(&second)
      #expect(try repository.delete(3))
      #expect(try !repository.delete(3))
    }
    let repository = try FileRepository<User>(path: folder.journal)
    #expect(repository.recovery == JournalRecovery(records: 5, bytesCut: 0))
    #expect(repository.findAll().map(\.current.age) == [1, 99])
    #expect(try repository.save(Self.user(4)).key == 4)
  }

  @Test("a torn tail is cut and reported, and everything before it is kept, wherever it was torn")
  func tornTail() throws {
    let folder = try Folder()
    do {
      let repository = try FileRepository<User>(path: folder.journal, isDurable: false)
      for number in 1...2 { _ = try repository.save(Self.user(number)) }
    }
    let whole = try folder.bytes()
    var counts: [Int] = []
    for length in 0..<whole.count {
      try folder.write(Array(whole.prefix(length)))
      let repository = try FileRepository<User>(path: folder.journal, isDurable: false)
      counts.append(repository.recovery.records)
      #expect(
        repository.findAll().map(\.current)
          == (1...2).prefix(repository.recovery.records).map { number in
            var user = Self.user(number)
            user.key = number
            return user
          })
      #expect(try folder.bytes().count == max(8, length - repository.recovery.bytesCut))
      #expect(try repository.save(Self.user(9)).key == repository.recovery.records + 1)
    }
    #expect(counts == counts.sorted() && counts.last == 1)
  }

  @Test("a damaged last record is cut; a damaged record with others behind it is an error, not a loss")
  func damage() throws {
    let folder = try Folder()
    do {
      let repository = try FileRepository<User>(path: folder.journal, isDurable: false)
      for number in 1...3 { _ = try repository.save(Self.user(number)) }
    }
    let whole = try folder.bytes()
    var last = whole
    last[last.count - 1] ^= 1
    try folder.write(last)
    #expect(try FileRepository<User>(path: folder.journal).recovery.records == 2)

    var middle = whole
    middle[30] ^= 1
    try folder.write(middle)
    #expect(throws: JournalError.damaged(path: folder.journal, offset: 8)) {
      try FileRepository<User>(path: folder.journal)
    }
    #expect(try folder.bytes() == middle)

    try folder.write(whole + [UInt8](repeating: 0, count: 100))
    #expect(try FileRepository<User>(path: folder.journal).recovery == JournalRecovery(records: 3, bytesCut: 100))
  }

  @Test("any flipped bit is noticed: records are cut or refused, never read wrong")
  func flippedBits() throws {
    let folder = try Folder()
    do {
      let repository = try FileRepository<User>(path: folder.journal, isDurable: false)
      for number in 1...2 { _ = try repository.save(Self.user(number)) }
    }
    let whole = try folder.bytes()
    for position in whole.indices {
      var flipped = whole
      flipped[position] ^= 1 << UInt8(position % 8)
      try folder.write(flipped)
      do {
        let repository = try FileRepository<User>(path: folder.journal, isDurable: false)
        #expect(repository.recovery.bytesCut > 0)
        #expect(repository.findAll().allSatisfy { $0.current.name == "N\($0.current.age)" })
      } catch {
        #expect(error is JournalError)
      }
    }
  }

  @Test("several entities in one save are one record")
  func batch() throws {
    let folder = try Folder()
    do {
      let repository = try FileRepository<User>(path: folder.journal)
      var entities = (1...3).map { Entity(Self.user($0)) }
      try repository.save(&entities)
      #expect(entities.map(\.key) == [1, 2, 3])
      var mixed = [Entity(Self.user(4)), Entity(User(name: "", email: "", age: 0))]
      #expect(throws: CommandFailure.self) { try repository.save(&mixed) }
      #expect(repository.count() == 3)
    }
    try folder.write(Array(try folder.bytes().dropLast()))
    #expect(try FileRepository<User>(path: folder.journal).count() == 0)
  }

  @Test("the same changes make the same bytes")
  func determinism() throws {
    let contents = try (0..<2).map { _ in
      let folder = try Folder()
      let repository = try FileRepository<User>(path: folder.journal, isDurable: false)
      for number in 1...5 { _ = try repository.save(Self.user(number)) }
      try repository.delete(2)
      return try folder.bytes()
    }
    #expect(contents[0] == contents[1])
  }

  @Test("what is no journal is left alone, and one that is open is refused")
  func refusals() throws {
    let folder = try Folder()
    try folder.write(Array("name,email\n".utf8))
    #expect(throws: JournalError.foreign(path: folder.journal)) { try FileRepository<User>(path: folder.journal) }
    #expect(try folder.bytes() == Array("name,email\n".utf8))
    try folder.write([])
    let open = try FileRepository<User>(path: folder.journal)
    #expect(throws: JournalError.locked(path: folder.journal)) { try FileRepository<User>(path: folder.journal) }
    #expect(open.count() == 0)
    #expect(throws: JournalError.system(call: "open", path: folder.path + "/no/x", code: ENOENT)) {
      try FileRepository<User>(path: folder.path + "/no/x")
    }
    #expect(throws: JournalError.foreign(path: "/dev/null")) { try FileRepository<User>(path: "/dev/null") }
  }

  struct Adult: EntityModel {
    static let entityName = "User"
    var key: Int?
    var age: Int
    static let schema = Schema<Self>(
      Attribute("id", .nullable(.integer()), \.key), Attribute("age", .integer(minimum: 18), \.age), make: Self.init)
  }

  @Test("a record that does not fit the schema is an error with its place")
  func otherSchema() throws {
    let folder = try Folder()
    do { _ = try FileRepository<User>(path: folder.journal).save(Self.user(1)) }
    let reason = "must be at least 18"
    #expect(throws: JournalError.unreadable(path: folder.journal, offset: 8, reason: reason)) {
      try FileRepository<Adult>(path: folder.journal)
    }
  }

  @Test("many threads save without losing or doubling anything")
  func concurrency() async throws {
    let folder = try Folder()
    let path = folder.journal
    do {
      let repository = try FileRepository<User>(path: path, isDurable: false)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { for _ in 0..<25 { _ = try repository.save(Self.user(1)) } } }
        try await group.waitForAll()
      }
    }
    #expect(try FileRepository<User>(path: path).findAll().map(\.key) == (1...100).map { $0 })
    withExtendedLifetime(folder) {}
  }
}
