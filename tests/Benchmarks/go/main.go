// Command benchmarks is Go's side: each benchmark does what the C# one of the same name does.
//
// It runs one benchmark, unmeasured until it is warm and then once measured, and prints its numbers, one a line:
//
//	part value bytes
//
// The value is in nanoseconds per operation, unless the part says otherwise; the bytes are those allocated on the
// heap per operation. Stacks of goroutines are not on the heap.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

var benchmarks = map[string]func(n int){
	"spawn":         spawnAndJoin,
	"parked":        parked,
	"fanout":        fanOut,
	"pingpong":      pingPong,
	"stream_unbuf":  func(n int) { stream(n, 0) },
	"stream_buf128": func(n int) { stream(n, 128) },
	"mpmc_unbuf":    func(n int) { manyToMany(n, 0) },
	"mpmc_buf128":   func(n int) { manyToMany(n, 128) },
	"select2":       selectTwo,
	"select4":       selectFour,
	"select8":       selectEight,
	"default1":      defaultOfOne,
	"default2":      defaultOfTwo,
	"mutex1":        uncontended,
	"mutex8":        contended,
	"rwmutex":       readMostly,
	"sieve":         sieve,
	"skynet":        skynet,
	"ring":          ring,
	"sleep":         sleepers,
	"after":         afters,
	"cancel":        cancelled,
	"blocking":      blockedThreads,
	"mergesort":     mergeSort,
	"pipeline_2us":  func(n int) { pipeline(n, 2*time.Microsecond) },
	"pipeline_20us": func(n int) { pipeline(n, 20*time.Microsecond) },
	"workers_2us":   func(n int) { workers(n, 2*time.Microsecond) },
	"workers_20us":  func(n int) { workers(n, 20*time.Microsecond) },
	"latency":       latency,
	"lend":          lend,
}

// parts are the numbers that a benchmark measured itself.
var parts []string

func part(name string, elapsed time.Duration, bytes uint64, n int) {
	partValue(name, float64(elapsed.Nanoseconds())/float64(n), float64(bytes)/float64(n))
}

func partValue(name string, value, bytes float64) {
	parts = append(parts, fmt.Sprintf("%s %.3f %.3f", name, value, bytes))
}

// allocated is the number of heap bytes allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func check(isRight bool, what string) {
	if !isRight {
		panic("wrong result: " + what)
	}
}

func main() {
	name := flag.String("run", "", "the benchmark")
	procs := flag.Int("procs", runtime.NumCPU(), "GOMAXPROCS")
	n := flag.Int("n", 1, "operations of the measured run")
	warm := flag.Int("warm", 1, "operations of an unmeasured run")
	warmTime := flag.Int("warmtime", 0, "milliseconds for which unmeasured runs are repeated")
	flag.Int("goroutines", 0, "not used on this side")
	flag.Parse()
	run, known := benchmarks[*name]
	if !known {
		fmt.Fprintf(os.Stderr, "unknown benchmark %q\n", *name)
		os.Exit(64)
	}
	runtime.GOMAXPROCS(*procs)

	start := time.Now()
	for {
		run(*warm)
		if time.Since(start) >= time.Duration(*warmTime)*time.Millisecond {
			break
		}
	}

	parts = nil
	runtime.GC()
	before := allocated()
	start = time.Now()
	run(*n)
	elapsed := time.Since(start)
	bytes := allocated() - before

	if len(parts) == 0 {
		part("total", elapsed, bytes, *n)
	}
	for _, line := range parts {
		fmt.Println(line)
	}
}
