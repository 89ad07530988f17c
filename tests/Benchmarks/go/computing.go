package main

import "time"

const atWork = 4

// compute keeps a core busy for d.
func compute(d time.Duration) {
	for start := time.Now(); time.Since(start) < d; {
	}
}

// pipeline sends n/4 values through 4 stages, each of which computes on each value.
func pipeline(n int, d time.Duration) {
	first := make(chan int)
	last := first
	for k := 0; k < atWork; k++ {
		in, out := last, make(chan int)
		go func() {
			for v := range in {
				compute(d)
				out <- v + 1
			}
			close(out)
		}()
		last = out
	}
	go func() {
		for i := 0; i < n/atWork; i++ {
			first <- 0
		}
		close(first)
	}()
	sum := 0
	for v := range last {
		sum += v
	}
	check(sum == n/atWork*atWork, "sum of the pipeline")
}

// workers has 4 goroutines compute on n values that they get from one channel.
func workers(n int, d time.Duration) {
	jobs := make(chan int)
	results := make(chan int)
	for k := 0; k < atWork; k++ {
		go func() {
			for v := range jobs {
				compute(d)
				results <- v + 1
			}
		}()
	}
	go func() {
		for i := 0; i < n; i++ {
			jobs <- 0
		}
		close(jobs)
	}()
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-results
	}
	check(sum == n, "sum of the workers")
}
