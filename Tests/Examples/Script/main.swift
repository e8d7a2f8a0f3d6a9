import Benchmarking

let input = (0..<1000).map { $0 * 7919 % 1000 }

print(measure("sort", iterations: 1000, warmup: 100) { input.sorted() })
