// Small programs whose order is free. Each is run many times on one to four processors; what came out at least once is
// printed, a line for each.
package main

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"sort"
	"strconv"
	"sync"
	"sync/atomic"
)

var programs = map[string]func() string{
	"F01": func() string { // who is first
		ch := make(chan string, 2)
		go func() { shake(); ch <- "a" }()
		go func() { shake(); ch <- "b" }()
		shake()
		return <-ch + <-ch
	},
	"F02": func() string { // three senders, no room
		ch := make(chan int)
		for i := 0; i < 3; i++ {
			i := i
			go func() { shake(); ch <- i }()
		}
		shake()
		return fmt.Sprint(<-ch, <-ch, <-ch)
	},
	"F03": func() string { // both cases are ready
		a, b := make(chan int, 1), make(chan int, 1)
		a <- 1
		b <- 2
		select {
		case v := <-a:
			return fmt.Sprint(v)
		case v := <-b:
			return fmt.Sprint(v)
		}
	},
	"F04": func() string { // a lost update
		var n int32
		var wg sync.WaitGroup
		for i := 0; i < 2; i++ {
			wg.Add(1)
			go func() {
				shake()
				seen := atomic.LoadInt32(&n)
				shake()
				atomic.StoreInt32(&n, seen+1)
				wg.Done()
			}()
		}
		wg.Wait()
		return fmt.Sprint(atomic.LoadInt32(&n))
	},
	"F05": func() string { // store buffers: atomics are sequentially consistent
		var x, y, seenX, seenY int32
		var wg sync.WaitGroup
		wg.Add(2)
		go func() {
			shake()
			atomic.StoreInt32(&x, 1)
			shake()
			seenY = atomic.LoadInt32(&y)
			wg.Done()
		}()
		go func() {
			shake()
			atomic.StoreInt32(&y, 1)
			shake()
			seenX = atomic.LoadInt32(&x)
			wg.Done()
		}()
		wg.Wait()
		return fmt.Sprint(seenX, seenY)
	},
	"F06": func() string { // try while another holds it, or not
		var mu sync.Mutex
		done := make(chan bool)
		go func() {
			shake()
			mu.Lock()
			mu.Unlock()
			done <- true
		}()
		shake()
		got := mu.TryLock()
		if got {
			mu.Unlock()
		}
		<-done
		return fmt.Sprint(got)
	},
	"F07": func() string { // which function is the one
		var once sync.Once
		var wg sync.WaitGroup
		first := ""
		wg.Add(2)
		go func() { shake(); once.Do(func() { first = "a" }); wg.Done() }()
		go func() { shake(); once.Do(func() { first = "b" }); wg.Done() }()
		wg.Wait()
		return first
	},
	"F08": func() string { // a reader sees the value before or after
		var mu sync.RWMutex
		n := 0
		seen := make(chan int)
		go func() {
			shake()
			mu.RLock()
			s := n
			mu.RUnlock()
			seen <- s
		}()
		shake()
		mu.Lock()
		n = 1
		mu.Unlock()
		return fmt.Sprint(<-seen)
	},
	"F09": func() string { // look without waiting
		ch := make(chan int, 1)
		go func() { shake(); ch <- 7 }()
		shake()
		select {
		case v := <-ch:
			return fmt.Sprint(v)
		default:
			return "empty"
		}
	},
	"F10": func() string { // an end and a value
		ctx, cancel := context.WithCancel(context.Background())
		ch := make(chan int, 1)
		go func() { shake(); cancel() }()
		go func() { shake(); ch <- 1 }()
		shake()
		select {
		case <-ctx.Done():
			return "cancelled"
		case <-ch:
			return "value"
		}
	},
	"F11": func() string { // how many are in the buffer
		ch := make(chan int, 2)
		go func() { shake(); ch <- 1; ch <- 2 }()
		shake()
		n := len(ch)
		return strconv.Itoa(n)
	},
	"F12": func() string { // one swap succeeds
		var n int32
		var wg sync.WaitGroup
		won := make([]bool, 2)
		for i := 0; i < 2; i++ {
			i := i
			wg.Add(1)
			go func() {
				shake()
				won[i] = atomic.CompareAndSwapInt32(&n, 0, 1)
				wg.Done()
			}()
		}
		wg.Wait()
		return fmt.Sprint(won[0], won[1])
	},
	"F13": func() string { // the order of critical sections
		var mu sync.Mutex
		var wg sync.WaitGroup
		order := ""
		for _, name := range []string{"a", "b", "c"} {
			name := name
			wg.Add(1)
			go func() {
				shake()
				mu.Lock()
				order += name
				mu.Unlock()
				wg.Done()
			}()
		}
		wg.Wait()
		return order
	},
	"F14": func() string { // closed before or after the look
		ch := make(chan int)
		go func() { shake(); close(ch) }()
		shake()
		select {
		case _, ok := <-ch:
			return fmt.Sprint(ok)
		default:
			return "open"
		}
	},
}

// shake changes the order now and then, and nothing else.
func shake() {
	for rand.Intn(2) == 0 {
		runtime.Gosched()
	}
}

func main() {
	rand.Seed(1)
	runs, _ := strconv.Atoi(os.Args[2])
	program := programs[os.Args[1]]
	seen := map[string]bool{}
	for i := 0; i < runs; i++ {
		runtime.GOMAXPROCS(1 + i%4)
		seen[program()] = true
	}
	all := []string{}
	for outcome := range seen {
		all = append(all, outcome)
	}
	sort.Strings(all)
	for _, outcome := range all {
		fmt.Println(outcome)
	}
}
