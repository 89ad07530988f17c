package main

import (
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

func spawnAndJoin(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() { wg.Done() }()
	}
	wg.Wait()
}

// parked starts n goroutines that all park in a receive, then releases them by closing the channel.
func parked(n int) {
	memory := residentMemory()
	ch := make(chan int)
	var arrived int64
	var wg sync.WaitGroup
	wg.Add(n)
	start := time.Now()
	before := allocated()
	for i := 0; i < n; i++ {
		go func() {
			atomic.AddInt64(&arrived, 1)
			<-ch
			wg.Done()
		}()
	}
	for atomic.LoadInt64(&arrived) < int64(n) {
		runtime.Gosched()
	}
	elapsed := time.Since(start)
	part("spawn", elapsed, allocated()-before, n)

	time.Sleep(200 * time.Millisecond)
	if now := residentMemory(); now > 0 {
		resident := float64(now-memory) / float64(n)
		partValue("resident", resident, resident)
	}

	before = allocated()
	start = time.Now()
	close(ch)
	wg.Wait()
	elapsed = time.Since(start)
	part("release", elapsed, allocated()-before, n)
}

// fanOut starts two goroutines and waits for both, n times.
func fanOut(n int) {
	for i := 0; i < n; i++ {
		var wg sync.WaitGroup
		wg.Add(2)
		go func() { wg.Done() }()
		go func() { wg.Done() }()
		wg.Wait()
	}
}

// residentMemory is this process's resident memory in bytes; 0 where the system does not tell.
func residentMemory() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "VmRSS:") {
			kilobytes, _ := strconv.ParseInt(strings.Fields(line)[1], 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}
