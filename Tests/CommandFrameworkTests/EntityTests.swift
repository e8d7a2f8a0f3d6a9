import CommandFramework
import Testing

@Suite("Entities and repositories")
struct EntityTests {
  static let test = User(name: "Test", email: "test@example.com", age: 25)

  @Test("an entity knows what changed and what it was")
  func dirtyTracking() throws {
    var entity = Entity(Self.test)
    #expect(!entity.isPersisted && !entity.isDirty && entity.dirtyAttributes.isEmpty)
    try entity.set(\.age, 26)
    try entity.set(\.name, "Tess")
    #expect(entity.dirtyAttributes == ["name", "age"])
    #expect(entity.originalValue(of: "age") == 25)
    #expect(entity.originalValue(of: "height") == nil)
    try entity.set(\.age, 25)
    #expect(entity.dirtyAttributes == ["name"])
    entity.restore()
    #expect(!entity.isDirty)
  }

  @Test("an assignment that makes it invalid is refused and changes nothing")
  func validatedAssignment() {
    var entity = Entity(Self.test)
    let failure = #expect(throws: CommandFailure.self) { try entity.set(\.email, "nobody") }
    #expect(failure?.errors.map(\.key) == ["data.email.invalid_email"])
    #expect(entity.current.email == "test@example.com")
  }

  @Test("saving gives a key, makes it persisted and clean, and the key then stays")
  func saving() throws {
    let repository = InMemoryRepository<User>()
    var entity = try repository.save(Self.test)
    #expect(entity.key == 1 && entity.isPersisted && !entity.isDirty)
    #expect(throws: CommandFailure.self) { try entity.set(\.key, 9) }
    try entity.set(\.age, 30)
    #expect(entity.isDirty)
    #expect(repository.find(1)?.current.age == 25)
    try repository.save(&entity)
    #expect(!entity.isDirty && repository.find(1)?.current.age == 30 && repository.count() == 1)
  }

  @Test("automatic keys go on behind keys that were given")
  func keys() throws {
    let repository = InMemoryRepository<User>()
    var given = Self.test
    given.key = 7
    #expect(try repository.save(given).key == 7)
    #expect(try repository.save(Self.test).key == 8)
    #expect(try repository.save(given).key == 7)
    #expect(repository.findAll().map(\.key) == [7, 8])
  }

  @Test("entities are found by key, by attribute and by rule, and deleted once")
  func queries() throws {
    let repository = InMemoryRepository<User>()
    for age in [20, 30, 30] { _ = try repository.save(User(name: "N\(age)", email: "a@bc.de", age: age)) }
    #expect(try repository.findBy(\.age, 30).map(\.key) == [2, 3])
    #expect(try repository.findBy { $0.age < 25 }.map(\.key) == [1])
    #expect(repository.exists(3) && !repository.exists(4))
    #expect(repository.delete(3))
    #expect(!repository.delete(3))
    #expect(repository.count() == 2)
  }

  struct Country: EntityModel {
    var key: String?
    static let schema = Schema<Self>(Attribute("key", .nullable(.string()), \.key), make: Self.init)
  }

  @Test("a kind of key that cannot be counted must be given; an invalid entity is not kept")
  func refusals() throws {
    let countries = InMemoryRepository<Country>()
    #expect(throws: RepositoryError.keyRequired(entity: "Country")) { try countries.save(Country(key: nil)) }
    #expect(try countries.save(Country(key: "fr")).key == "fr")
    let users = InMemoryRepository<User>()
    #expect(throws: CommandFailure.self) { try users.save(User(name: "", email: "", age: -1)) }
    #expect(users.count() == 0)
  }

  @Test("callbacks surround creation and update, in order, and may change or refuse the entity")
  func callbacks() throws {
    let log = Locked<[EntityCallbacks<User>.Moment]>([])
    let callbacks = EntityCallbacks<User> { callbacks in
      for moment in [
        EntityCallbacks<User>.Moment.afterSave, .beforeSave, .beforeCreate, .beforeUpdate, .afterCreate, .afterUpdate,
      ] {
        callbacks.on(moment) { _ in log.withLock { $0.append(moment) } }
      }
      callbacks.on(.beforeSave) { try $0.set(\.name, $0.current.name.uppercased()) }
      callbacks.on(.beforeUpdate) { if $0.current.age == 99 { throw Mishap(place: "update") } }
    }
    let repository = InMemoryRepository<User>(callbacks: callbacks)
    var entity = try repository.save(Self.test)
    #expect(repository.find(1)?.current.name == "TEST" && entity.current.name == "TEST")
    try repository.save(&entity)
    #expect(
      log.withLock { $0 } == [
        .beforeSave, .beforeCreate, .afterCreate, .afterSave, .beforeSave, .beforeUpdate, .afterUpdate, .afterSave,
      ])
    try entity.set(\.age, 99)
    let refused = entity
    #expect(throws: Mishap(place: "update")) { try repository.save(&entity) }
    #expect(entity == refused && repository.find(1)?.current.age == 25)
  }

  @Test("many threads get keys of their own")
  func concurrency() async throws {
    let repository = InMemoryRepository<User>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<50 { _ = try repository.save(Self.test) } } }
      try await group.waitForAll()
    }
    #expect(repository.findAll().map(\.key) == (1...400).map { $0 })
  }

  @Test("a command keeps what it saved when it succeeds, and nothing when it fails")
  func createUser() throws {
    let base = InMemoryRepository<User>()
    let inputs = CreateUser.Inputs(name: "Ann", email: "ann@example.com", age: 30)
    let outcome = try CreateUser(repository: UnitOfWork(base)).run(inputs)
    #expect(outcome.value?.key == 1 && outcome.value?.isPersisted == true)
    let refused = try CreateUser(repository: UnitOfWork(base), isRefusedAfterwards: true).run(inputs)
    #expect(refused.errors.map(\.key) == ["domain.root.rule_violated"])
    #expect(base.findAll().map(\.key) == [1])
  }

  @Test("undoing puts back changes and deletions, savepoints apart, inner commits with the outer transaction")
  func undo() throws {
    let base = InMemoryRepository<User>()
    var ann = try base.save(User(name: "Ann", email: "ann@example.com", age: 30))
    let bob = try base.save(User(name: "Bob", email: "bob@example.com", age: 40))
    let before = base.findAll()
    let unit = UnitOfWork(base)
    try unit.begin(depth: 1)
    try ann.set(\.age, 31)
    try unit.save(&ann)
    try unit.begin(depth: 2)
    #expect(unit.delete(try #require(bob.key)))
    try unit.rollback(depth: 2)
    #expect(base.count() == 2 && base.find(1)?.current.age == 31)
    try unit.begin(depth: 2)
    _ = try unit.save(Self.test)
    try unit.commit(depth: 2)
    #expect(base.count() == 3)
    try unit.rollback(depth: 1)
    #expect(base.findAll() == before)
    #expect(throws: RepositoryError.noOpenTransaction) { try unit.commit(depth: 1) }
    try unit.begin(depth: 1)
    #expect(throws: RepositoryError.transactionAlreadyOpen) { try unit.begin(depth: 1) }
  }

  @Test("what a callback after the saving refuses is undone with the transaction")
  func undoAfterLateRefusal() throws {
    let base = InMemoryRepository<User>(
      callbacks: EntityCallbacks { $0.on(.afterCreate) { _ in throw Mishap(place: "after creation") } })
    let outcome = try CreateUser(repository: UnitOfWork(base)).run(
      .init(name: "Ann", email: "ann@example.com", age: 30))
    #expect(outcome.errors.map(\.symbol) == [.executionError])
    #expect(base.count() == 0)
  }
}
