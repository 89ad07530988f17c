package main

import (
	"sync"
	"sync/atomic"
)

const contenders = 8

var sink int64

func uncontended(n int) {
	var mu sync.Mutex
	x := 0
	for i := 0; i < n; i++ {
		mu.Lock()
		x++
		mu.Unlock()
	}
	check(x == n, "count")
}

func contended(n int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	x := 0
	wg.Add(contenders)
	for g := 0; g < contenders; g++ {
		go func() {
			for i := 0; i < n/contenders; i++ {
				mu.Lock()
				x++
				mu.Unlock()
			}
			wg.Done()
		}()
	}
	wg.Wait()
	check(x == n/contenders*contenders, "count")
}

func readMostly(n int) {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	x := 0
	wg.Add(contenders)
	for g := 0; g < contenders; g++ {
		go func() {
			seen := 0
			for i := 0; i < n/contenders; i++ {
				if i&255 == 0 {
					mu.Lock()
					x++
					mu.Unlock()
				} else {
					mu.RLock()
					seen += x
					mu.RUnlock()
				}
			}
			atomic.AddInt64(&sink, int64(seen))
			wg.Done()
		}()
	}
	wg.Wait()
	check(x == contenders*((n/contenders+255)/256), "writes")
}
