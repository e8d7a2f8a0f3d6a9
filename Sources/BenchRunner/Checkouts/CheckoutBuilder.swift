import SafeFiles

/// Checks commits out and builds them, or finds how they were built before.
package struct CheckoutBuilder {
  /// What is to be built, and for whom.
  package struct Wish {
    /// The commit.
    let commit: String
    /// What builds it; nil where nothing has to be built.
    let build: BuildStep?
    /// The machine, as builds of it are told from those of others.
    let machine: String
    /// The change in whose job this is; nil where it is none.
    let change: String?

    /// Makes a wish.
    package init(commit: String, build: BuildStep?, machine: String, change: String?) {
      (self.commit, self.build, self.machine, self.change) = (commit, build, machine, change)
    }
  }

  private let environment: [String: String]
  private let children: ChildProcessSet
  /// Where builds are kept, if they are.
  private let cache: BuildCache?
  /// The files that a benchmark is run from, in a folder that corresponds to the one the tool was started in.
  private let programs: (String) -> [String]
  private let watch: ProgramCall.Watch?
  /// Is told that a build begins.
  private let announce: () -> Void
  /// Is told what a reader ought to know of where the build comes from.
  private let note: (String) -> Void

  /// A builder that keeps builds in a cache, if there is one.
  package init(
    environment: [String: String], children: ChildProcessSet, cache: BuildCache?,
    programs: @escaping (String) -> [String], announce: @escaping () -> Void, watch: ProgramCall.Watch? = nil,
    note: @escaping (String) -> Void
  ) {
    (self.environment, self.children, self.cache) = (environment, children, cache)
    (self.programs, self.announce, self.watch, self.note) = (programs, announce, watch, note)
  }

  /// A checkout that is built.
  ///
  /// - Throws: why there is none; nothing is left behind then.
  package func make(_ wish: Wish) throws(CheckoutError) -> BuiltCheckout {
    guard let build = wish.build, let cache = cache?.resolved() else { return try makeTemporary(wish) }
    let repository = try GitRepository(environment: environment, children: children)
    let place = try CheckoutPlace(repository)
    let origin = BuildRecord.Origin(
      commit: wish.commit, build: build.arguments,
      toolchain: try Toolchain(of: build, environment: environment, children: children).description,
      machine: wish.machine, folder: cache.folder, prefix: place.name + "/" + place.prefix,
      change: wish.change)
    let isSound = { (origin: BuildRecord.Origin) in
      { (path: String) throws(CheckoutError) in try self.isSound(path, origin, place, repository) }
    }
    // What was built where no change was at work may be used by all; what a change built, by itself only.
    if let shared = origin.ofNoChange, let lock = try cache.find(shared.key, isSound(shared)) {
      cache.tidy()
      return kept(in: cache.path(of: shared.key), wish, place, lock)
    }
    let found: BuildCache.Found
    do throws(CheckoutError) {
      found = try cache.look(for: origin.key, isSound(origin))
    } catch {
      guard case .noFolder(let path, let reason) = error else { throw error }
      note("the build is not kept, since '\(path)' cannot be used: \(reason)")
      return try makeTemporary(wish)
    }
    switch found {
    case .kept(let lock):
      cache.tidy()
      return kept(in: cache.path(of: origin.key), wish, place, lock)
    case .busy: return try makeTemporary(wish)
    case .empty(let lock): return try make(wish, origin, in: cache, lock, place, repository)
    }
  }

  private func make(
    _ wish: Wish, _ origin: BuildRecord.Origin, in cache: BuildCache, _ lock: FolderLock, _ place: CheckoutPlace,
    _ repository: GitRepository
  ) throws(CheckoutError) -> BuiltCheckout {
    let path = cache.path(of: origin.key)
    let checkout = try Checkout.make(of: wish.commit, in: path, environment: environment, children: children)
    do throws(CheckoutError) {
      try build(wish, in: checkout)
      let objection = try objection(to: checkout, repository)
      if objection == nil {
        try BuildRecord(origin: origin, hashes: try hashes(in: path, place)).write(in: path)
        guard lock.change(to: .shared) else {
          checkout.keep()
          return try makeTemporary(wish)
        }
        checkout.keep()
        cache.tidy()
        return BuiltCheckout(
          commit: wish.commit, directory: checkout.directory, source: .built, checkout: nil, lock: lock)
      }
      if let objection { note("the build is not kept: \(objection)") }
      return BuiltCheckout(
        commit: wish.commit, directory: checkout.directory, source: .temporary, checkout: checkout, lock: lock)
    } catch {
      checkout.remove()
      throw error
    }
  }

  private func makeTemporary(_ wish: Wish) throws(CheckoutError) -> BuiltCheckout {
    let checkout = try Checkout.make(of: wish.commit, environment: environment, children: children)
    do throws(CheckoutError) {
      try build(wish, in: checkout)
    } catch {
      checkout.remove()
      throw error
    }
    return BuiltCheckout(
      commit: wish.commit, directory: checkout.directory, source: .temporary, checkout: checkout, lock: nil)
  }

  private func build(_ wish: Wish, in checkout: Checkout) throws(CheckoutError) {
    for sentence in checkout.outside.tooFar { note(sentence) }
    if wish.build != nil { announce() }
    try wish.build?.run(in: checkout.directory, environment: environment, children: children, watch: watch)
  }

  private func kept(
    in path: String, _ wish: Wish, _ place: CheckoutPlace, _ lock: FolderLock
  ) -> BuiltCheckout {
    BuiltCheckout(
      commit: wish.commit, directory: place.directory(in: path), source: .kept, checkout: nil,
      lock: lock)
  }
}

extension CheckoutBuilder {
  /// Why a build cannot be kept; nil where it can.
  private func objection(
    to checkout: Checkout, _ repository: GitRepository
  ) throws(CheckoutError) -> String? {
    if let outside = checkout.outside.linked.first {
      return "it uses '../\(outside)', which may change without a commit here"
    }
    return try repository.isUnchanged(checkout.tree, since: checkout.commit)
      ? nil : "the build changes files that git tracks, so that nobody could tell later whether it was touched"
  }

  /// Whether a folder holds a build of this origin that is as it was made.
  private func isSound(
    _ path: String, _ origin: BuildRecord.Origin, _ place: CheckoutPlace, _ repository: GitRepository
  ) throws(CheckoutError) -> Bool {
    guard let record = BuildRecord(in: path), record.origin == origin else { return false }
    guard try record.hashes == hashes(in: path, place) else {
      note("the kept build of \(origin.commit.prefix(12)) is made anew: its worker is not the one that was built")
      return false
    }
    guard try repository.isUnchanged(place.tree(in: path), since: origin.commit) else {
      note("the kept build of \(origin.commit.prefix(12)) is made anew: its files are not those of the commit")
      return false
    }
    return true
  }

  /// The SHA-256 of each file in a folder that a benchmark is run from, by its path there.
  private func hashes(in path: String, _ place: CheckoutPlace) throws(CheckoutError) -> [String: String] {
    let files = Set(programs(place.directory(in: path)).filter { $0.hasPrefix("\(path)/") }).sorted()
    if files.isEmpty { return [:] }
    let call = ProgramCall(children: children, environment: environment, directory: "/")
    // Of a file whose name holds what it would escape, sha256sum writes a line that begins otherwise: --zero does not.
    let lines = try call.run(["sha256sum", "--zero", "--"] + files).text.split(separator: "\0")
    var hashes: [String: String] = [:]
    for (file, line) in zip(files, lines) {
      hashes[String(file.utf8.dropFirst(path.utf8.count + 1)) ?? file] = String(line.prefix(64))
    }
    return hashes
  }
}

extension BuildRecord.Origin {
  /// The same build where no change is at work; nil where none is.
  var ofNoChange: Self? {
    guard change != nil else { return nil }
    return Self(
      commit: commit, build: build, toolchain: toolchain, machine: machine, folder: folder, prefix: prefix, change: nil)
  }
}
