/// Where in a folder a checkout stands, and where in it the folder that the tool was started in.
struct CheckoutPlace: Equatable {
  /// The name of the tree's own folder: package managers derive names and caches from it.
  let name: String
  /// The way from the tree to the folder the tool was started in; empty, or ending in a slash.
  let prefix: String

  init(_ repository: GitRepository) throws(CheckoutError) {
    let top = try repository.topLevel()
    name = top.split(separator: "/").last.map { String($0) } ?? "tree"
    prefix = try repository.prefix()
  }

  /// The tree of a checkout in a folder.
  func tree(in folder: String) -> String { "\(folder)/\(name)" }

  /// The folder in it that corresponds to the one the tool was started in.
  func directory(in folder: String) -> String {
    prefix.isEmpty ? tree(in: folder) : "\(tree(in: folder))/\(prefix.dropLast())"
  }
}
