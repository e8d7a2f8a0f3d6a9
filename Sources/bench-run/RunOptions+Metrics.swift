import BenchModel
import CommandLineTool

extension RunOptions {
  /// What the figures of a run mean.
  static let metrics: [CommandLineSyntax.Term] = Metric.catalogue.map { .init($0.metric.name, $0.sentences) }
}
