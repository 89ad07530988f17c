package main

import (
	"runtime"
	"sort"
	"sync/atomic"
	"time"
)

// latency: one goroutine for each processor hogs it in slices of 100 µs. Meanwhile a goroutine sleeps for a
// millisecond and sends the time to another, n times. Measured are how late the sleep ends and how long
// the send takes to be seen.
func latency(n int) {
	var stop int32
	for p := 0; p < runtime.GOMAXPROCS(0); p++ {
		go func() {
			for atomic.LoadInt32(&stop) == 0 {
				for slice := time.Now(); time.Since(slice) < 100*time.Microsecond; {
				}
				runtime.Gosched()
			}
		}()
	}
	late, wakes := make([]float64, n), make([]float64, n)
	pings, seen := make(chan time.Time), make(chan struct{})
	go func() {
		for i := 0; i < n; i++ {
			sent := <-pings
			wakes[i] = float64(time.Since(sent).Nanoseconds())
			seen <- struct{}{}
		}
	}()
	for i := 0; i < n; i++ {
		start := time.Now()
		time.Sleep(time.Millisecond)
		late[i] = float64((time.Since(start) - time.Millisecond).Nanoseconds())
		pings <- time.Now()
		<-seen
	}
	atomic.StoreInt32(&stop, 1)
	percentiles("timer", late)
	percentiles("wake", wakes)
}

func percentiles(name string, values []float64) {
	sort.Float64s(values)
	partValue(name+"_p50", values[len(values)*50/100], 0)
	partValue(name+"_p99", values[len(values)*99/100], 0)
}
