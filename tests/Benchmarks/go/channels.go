package main

import (
	"sync"
	"sync/atomic"
)

const each = 4

func pingPong(n int) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	for i := 0; i < n; i++ {
		ping <- i
		check(<-pong == i+1, "pong")
	}
	close(ping)
	<-pong
}

func stream(n, capacity int) {
	ch := make(chan int, capacity)
	go func() {
		for i := 0; i < n; i++ {
			ch <- i
		}
		close(ch)
	}()
	sum := 0
	for v := range ch {
		sum += v
	}
	check(sum == n*(n-1)/2, "sum of the stream")
}

func manyToMany(n, capacity int) {
	ch := make(chan int, capacity)
	var senders, receivers sync.WaitGroup
	var total int64
	senders.Add(each)
	receivers.Add(each)
	for k := 0; k < each; k++ {
		go func() {
			for i := 0; i < n/each; i++ {
				ch <- 1
			}
			senders.Done()
		}()
		go func() {
			sum := 0
			for v := range ch {
				sum += v
			}
			atomic.AddInt64(&total, int64(sum))
			receivers.Done()
		}()
	}
	senders.Wait()
	close(ch)
	receivers.Wait()
	check(total == int64(n/each*each), "sum of all streams")
}
