/// The worker protocol: how `bench-run` asks a process of any language to measure its benchmarks.
///
/// A worker is started with the environment variable `BENCH_WORKER` set to the protocol's version. It reads requests
/// from file descriptor 3 and writes answers to file descriptor 4, one JSON object a line, ASCII only; its standard
/// output and error stay its own. The variable reaches whatever a worker starts: a program is a worker only where both
/// descriptors are pipes or sockets as well. It speaks first (in one line, which is broken here for its length):
///
/// ```
/// worker  {"benchmarks":[{"group":"g","name":"n"}],"cpuTime":true,"hello":1,"optimised":true,"probes":true,
///         "suite":"s","toolchain":"Swift 6.3"}
/// runner  {"benchmark":0,"request":"prepare"}
/// worker  {"answer":"prepared"}
/// runner  {"iterations":100,"request":"warm up"}
/// worker  {"answer":"measured","iterations":100,"nanoseconds":[51234]}
/// runner  {"nanoseconds":10000000,"request":"calibrate"}
/// worker  {"answer":"calibrated","iterations":19512,"operationsPerLap":2}
/// runner  {"iterations":19512,"request":"measure"}
/// worker  {"answer":"measured","iterations":19512,"nanoseconds":[10011873]}
/// runner  {"cpuTime":true,"iterations":976,"laps":19,"request":"time operations"}
/// worker  {"answer":"measured","cpuNanoseconds":9611402,"iterations":976,
///         "nanoseconds":[501873, … nineteen of them]}
/// runner  {"iterations":2,"laps":2,"request":"time operations"}
/// worker  {"answer":"measured","iterations":2,"nanoseconds":[1021,1040]}
/// runner  {"iterations":10,"request":"probe"}
/// worker  {"answer":"probed","figures":[{"metric":"allocations","value":3},{"metric":"allocated-bytes","value":96}]}
/// runner  {"iterations":10000,"request":"probe"}
/// worker  {"answer":"probed","figures":[{"metric":"cpu-time","value":531},{"metric":"page-faults","value":0}]}
/// runner  {"request":"finish"}
/// ```
///
/// Instead of the wanted answer a worker may say what went wrong, after which that benchmark is over:
/// `{"answer":"failed","failure":{"kind":"threw an error","reason":"file not found"}}`; kinds are those of `Failure`,
/// and another one is taken for `threw an error`. A list of times holds one entry a lap, in nanoseconds for all of its
/// `iterations` together. `operationsPerLap` is 1 where an operation is long enough to be timed by itself, and else how
/// many have to be timed together. A benchmark of the hello may also have `parameters` (a list of `name` and `value`),
/// `operations`, `warmupIterations`, `timeoutSeconds`, `relativeTo` (`group` and `name`) and `skipReason`.
///
/// Only `prepare` has to come first; any of the others may be left out or repeated. A batch is asked for in laps of
/// about half a millisecond, by `time operations`; `measure` asks for one lap, where a batch is one iteration or does
/// not count. In a session of two versions both workers are alive and asked in turn, a batch at a time, so a worker
/// that is not asked has to stand still: no thread of its own may run between an answer and the next request. Only the
/// first round calibrates; both sides are then asked for batches of the same number of iterations in all rounds.
///
/// A worker whose hello says `"cpuTime":true` may be asked for the processor time of laps as well: that of all its
/// threads, in user and in system mode, from the start of the first lap to the end of the last. Beside other work it
/// tells what became slower now and then from a slice that went to another process, which wall time cannot.
///
/// A probe is asked of workers whose hello says `"probes":true`; it counts over exactly that many iterations and times
/// nothing. It is asked twice: over ten iterations (one of a body of more than 0.1 s) for counts that are to repeat
/// exactly, which a number that follows from the pace of the moment would change; and over as many as take about 10 ms
/// for what scatters by itself. Its figures are named as in
/// ``BenchModel/Metric/probed``, are per iteration but for peaks and growth, and hold only what the worker can know:
/// what is missing is absent and not 0. A worker that answers a probe by a failure of kind `protocol violation` has no
/// figures of the benchmark, which counts all the same.
///
/// A benchmark that the hello declares with `"observed":true` measures itself. After `prepare` it is asked only this,
/// once a launch:
///
/// ```
/// runner  {"operations":1000,"request":"observe"}
/// worker  {"answer":"observed","observed":[{"iterations":1,"metric":{"direction":"larger","name":"throughput",
///         "nature":"noisy","unit":"1/s"},"values":[812345.5]}],"warnings":[]}
/// ```
///
/// Each entry has a metric's whole definition (with `"signed":true` where zero and less are values like any other), how
/// many operations each value is the mean of (or lie between two readings), and the values. A metric is defined alike
/// in every answer. `operations` is what the benchmark declared or the user wants, and 1000 otherwise. After `finish`,
/// or when the requests end, the worker exits with status 0. Keys and figures that a side does not know are ignored.
package enum Wire {
  /// The protocol's version.
  package static let version = 1
  /// The environment variable that makes a worker of a benchmark executable; its value is the version.
  package static let environmentVariable = "BENCH_WORKER"
  /// The descriptor that a worker reads requests from.
  package static let requestDescriptor: Int32 = 3
  /// The descriptor that a worker writes answers to.
  package static let answerDescriptor: Int32 = 4
}
