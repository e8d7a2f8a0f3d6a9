// Makes a Go program a worker of bench-run. Copy this file beside your benchmarks; it needs only the standard library.
//
//	func main() {
//		Serve("my suite", []Benchmark{{
//			Name: "sort",
//			SetUp: func() func(n int) { // once a process: not timed
//				data := rand.Perm(1000)
//				return func(n int) { // the body: timed, holds its own loop
//					for i := 0; i < n; i++ {
//						sorted := append([]int(nil), data...)
//						sort.Ints(sorted)
//						Use(sorted)
//					}
//				}
//			},
//		}})
//	}
//
// `go build -o suite . && bench-run --worker ./suite` measures it. A body may print, and one that panics fails alone.
// Allocations are counted in a pass of their own; the garbage collector stays on, as it is part of what a program pays.

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"
	"unicode/utf16"
	"unsafe"
)

// Benchmark is one benchmark of a suite; what is not set is the runner's choice.
type Benchmark struct {
	Group          string      `json:"group"`
	Name           string      `json:"name"`
	Parameters     []Parameter `json:"parameters,omitempty"`
	Operations     int         `json:"operations,omitempty"`     // how many operations to time singly
	TimeoutSeconds float64     `json:"timeoutSeconds,omitempty"` // the limit for one answer
	SkipReason     string      `json:"skipReason,omitempty"`     // why it is not to be run

	// SetUp makes a fixture and returns the body, which runs that many iterations.
	SetUp func() func(n int) `json:"-"`
}

// Parameter is a part of a benchmark's identity.
type Parameter struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Use keeps a result from being optimised away. What it points to may stay on the stack, as it may in a program.
//
//go:noinline
func Use[T any](value T) {}

// Identity returns its argument, about which the compiler then knows nothing.
//
//go:noinline
func Identity[T any](value T) T { return value }

// Serve answers the runner until it says to finish.
func Serve(suite string, benchmarks []Benchmark) {
	if os.Getenv("BENCH_WORKER") != "1" || !isPipe(3) || !isPipe(4) {
		fmt.Fprintf(os.Stderr, "%s: measure this with: bench-run --worker PATH\n", suite)
		os.Exit(64)
	}
	// What a body starts must not hold the runner's descriptors open.
	syscall.CloseOnExec(3)
	syscall.CloseOnExec(4)
	requests, answers := bufio.NewScanner(os.NewFile(3, "requests")), os.NewFile(4, "answers")
	say(answers, map[string]any{
		"hello": 1, "suite": suite, "toolchain": runtime.Version(), "optimised": isOptimised(), "probes": true,
		"cpuTime": true, "benchmarks": benchmarks,
	})
	session := benchSession{benchmarks: benchmarks}
	for requests.Scan() {
		var request benchRequest
		if json.Unmarshal(requests.Bytes(), &request) != nil || request.Request == "finish" {
			return
		}
		say(answers, session.answer(request))
	}
}

// isPipe tells whether a descriptor may be a runner's: what a worker starts inherits the variable and not these.
func isPipe(descriptor int) bool {
	var status syscall.Stat_t
	if syscall.Fstat(descriptor, &status) != nil {
		return false
	}
	kind := status.Mode & syscall.S_IFMT
	return kind == syscall.S_IFIFO || kind == syscall.S_IFSOCK
}

type benchRequest struct {
	Request     string
	Benchmark   int
	Iterations  int
	Laps        int
	Nanoseconds float64
	CPUTime     bool
}

// benchRefusal is why a request has no other answer.
type benchRefusal struct{ kind, reason string }

func violation(format string, arguments ...any) benchRefusal {
	return benchRefusal{"protocol violation", fmt.Sprintf(format, arguments...)}
}

// benchSession answers requests by calling bodies; it knows nothing of the descriptors they come from.
type benchSession struct {
	benchmarks []Benchmark
	body       func(n int)
}

func (session *benchSession) answer(request benchRequest) (answer map[string]any) {
	defer func() {
		if cause := recover(); cause != nil {
			refusal, isRefusal := cause.(benchRefusal)
			if !isRefusal {
				refusal = benchRefusal{"threw an error", fmt.Sprint(cause)}
			}
			answer = map[string]any{
				"answer": "failed", "failure": map[string]any{"kind": refusal.kind, "reason": refusal.reason}}
		}
	}()
	if request.Request == "prepare" {
		session.body = nil
		if request.Benchmark < 0 || request.Benchmark >= len(session.benchmarks) {
			panic(violation("there is no benchmark %d", request.Benchmark))
		}
		session.body = session.benchmarks[request.Benchmark].SetUp()
		runtime.GC() // what the set-up left must not be collected during the first batch
		return map[string]any{"answer": "prepared"}
	}
	if session.body == nil {
		panic(violation("a benchmark has to be prepared first"))
	}
	switch request.Request {
	case "warm up", "measure":
		return session.measure(1, request.Iterations, false)
	case "time operations":
		return session.measure(request.Laps, request.Iterations, request.CPUTime)
	case "calibrate":
		return session.calibrate(request.Nanoseconds)
	case "probe":
		return session.probe(request.Iterations)
	}
	panic(violation("there is no answer to '%s'", request.Request))
}

func (session *benchSession) time(iterations int) float64 {
	start := time.Now() // time.Since reads the monotonic clock
	session.body(iterations)
	return float64(time.Since(start).Nanoseconds())
}

// measure times so many laps, and with cpuTime also the processor time of all of them.
func (session *benchSession) measure(laps, iterations int, cpuTime bool) map[string]any {
	check(laps, iterations)
	times := make([]float64, laps)
	before := processorTime()
	for lap := range times {
		times[lap] = session.time(iterations)
	}
	spent := processorTime() - before
	answer := map[string]any{"answer": "measured", "iterations": iterations, "nanoseconds": times}
	if cpuTime {
		answer["cpuNanoseconds"] = spent
	}
	return answer
}

// processorTime is what all threads have spent so far, in nanoseconds; getrusage knows microseconds only.
func processorTime() int64 {
	const processClock = 2 // CLOCK_PROCESS_CPUTIME_ID
	var now syscall.Timespec
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, processClock, uintptr(unsafe.Pointer(&now)), 0)
	return now.Nano()
}

func check(laps, iterations int) {
	if laps < 1 || laps > 1<<26 || iterations < 1 {
		panic(violation("%d laps of %d iterations cannot be run", laps, iterations))
	}
}

// calibrate grows a trial batch until it can be timed; the smallest mean counts, as a trial may be interrupted.
func (session *benchSession) calibrate(target float64) map[string]any {
	const most = 1 << 30
	cost, best, iterations := clockCost(), math.Inf(1), 1
	target = math.Max(target, 1000*cost)
	for {
		elapsed := session.time(iterations)
		best = math.Min(best, elapsed/float64(iterations))
		if elapsed >= target/4 || iterations >= most {
			// No loop that does something runs four iterations a cycle of a processor at 5 GHz.
			if best < 0.05 {
				panic(benchRefusal{"optimised away", fmt.Sprintf(
					"%d iterations took %g ns, which no work can: pass results to Use and constants through Identity",
					iterations, elapsed)})
			}
			break
		}
		factor := math.Min(math.Max(target/math.Max(elapsed, 1)/2, 2), 1000)
		iterations = int(math.Min(float64(iterations)*factor, most))
	}
	batch := math.Min(math.Max(math.Round(target/best), 1), most)
	// A shorter lap would hold the clock's own cost in more than a tenth of itself.
	return map[string]any{
		"answer": "calibrated", "iterations": int(batch), "operationsPerLap": int(math.Max(math.Ceil(10*cost/best), 1))}
}

// clockCost is what one reading of the clock costs, in nanoseconds: the smallest mean of several runs of readings.
func clockCost() float64 {
	least := math.Inf(1)
	for run := 0; run < 10; run++ {
		start := time.Now()
		for i := 0; i < 100; i++ {
			Use(time.Since(start))
		}
		least = math.Min(least, float64(time.Since(start).Nanoseconds())/100)
	}
	return math.Max(least, 1)
}

// probe counts over one call of the body, after another one that pays for what happens once. Figures are whole, as
// those of `go test -benchmem`: what the runtime allocates now and then for itself is no change of the body.
func (session *benchSession) probe(iterations int) map[string]any {
	check(1, iterations)
	session.body(1)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	session.body(iterations)
	runtime.ReadMemStats(&after)
	perIteration := func(metric string, count uint64) map[string]any {
		return map[string]any{"metric": metric, "value": count / uint64(iterations)}
	}
	return map[string]any{"answer": "probed", "figures": []any{
		perIteration("allocations", after.Mallocs-before.Mallocs),
		perIteration("allocated-bytes", after.TotalAlloc-before.TotalAlloc),
	}}
}

// isOptimised says whether neither `-gcflags=-N` nor the race detector is built in.
func isOptimised() bool {
	info, known := debug.ReadBuildInfo()
	if !known {
		return true
	}
	for _, setting := range info.Settings {
		if setting.Key == "-gcflags" && strings.Contains(setting.Value, "-N") || setting.Key == "-race" && setting.Value == "true" {
			return false
		}
	}
	return true
}

// say writes a message as one line of ASCII.
func say(out *os.File, message any) {
	text, err := json.Marshal(message)
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchworker:", err)
		os.Exit(70)
	}
	var line strings.Builder
	for _, scalar := range string(text) {
		if scalar < 0x80 {
			line.WriteRune(scalar)
		} else if scalar < 0x10000 {
			fmt.Fprintf(&line, "\\u%04x", scalar)
		} else {
			high, low := utf16.EncodeRune(scalar)
			fmt.Fprintf(&line, "\\u%04x\\u%04x", high, low)
		}
	}
	line.WriteByte('\n')
	if _, err := out.WriteString(line.String()); err != nil {
		os.Exit(74) // the runner is gone
	}
}
