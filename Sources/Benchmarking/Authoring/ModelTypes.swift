// The types of the model that an author names, each of them re-exported with its members. `@_exported` is not official
// Swift, but what is does not do: a public typealias leaves initialisers in BenchModel, where a client that enables
// MemberImportVisibility does not see them, and to ask for `import BenchModel` beside ours puts 60 types more in scope.
@_exported public import struct BenchModel.BenchmarkID
@_exported public import struct BenchModel.Metric
@_exported public import struct BenchModel.Summary
