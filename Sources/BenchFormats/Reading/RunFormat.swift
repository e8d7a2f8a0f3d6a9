/// A form that runs of other tools, or our own, are read from: a ``FileFormat`` or a ``FolderFormat``.
///
/// A format is one file, one line in ``RunReader/formats``, one folder of fixtures, named as the keyword is, one line
/// in the documentation's table and a test of what is particular about it. All other tests go through the registry.
protocol RunFormat: SendableMetatype {
  /// What the format is called on pages and in messages.
  static var name: String { get }
  /// The word that names the format on a command line.
  static var keyword: String { get }
}
