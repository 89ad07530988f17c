package main

import (
	"context"
	"math/rand"
	"sync"
	"time"
)

func sleepers(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
	random := rand.New(rand.NewSource(1))
	for i := 0; i < n; i++ {
		duration := time.Duration(random.Int63n(int64(100 * time.Millisecond)))
		go func() {
			time.Sleep(duration)
			wg.Done()
		}()
	}
	wg.Wait()
}

func afters(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
	random := rand.New(rand.NewSource(1))
	for i := 0; i < n; i++ {
		duration := time.Duration(random.Int63n(int64(100 * time.Millisecond)))
		go func() {
			<-time.After(duration)
			wg.Done()
		}()
	}
	wg.Wait()
}

// cancelled: n child contexts of one parent, a goroutine waiting on each; the parent is cancelled.
func cancelled(n int) {
	root, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		child, stop := context.WithCancel(root)
		go func() {
			<-child.Done()
			stop()
			wg.Done()
		}()
	}
	cancel()
	wg.Wait()
}

func blockedThreads(n int) {
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() {
			blockThread(10 * time.Millisecond)
			wg.Done()
		}()
	}
	wg.Wait()
}
