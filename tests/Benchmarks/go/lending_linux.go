package main

import (
	"syscall"
	"time"
)

// lend: a goroutine is ready and waits for the one processor, whose goroutine reads from a pipe, which Go is told of.
// Measured is the time from the call until the other one runs, which also ends the reading.
func lend(n int) {
	var pipe [2]int
	check(syscall.Pipe(pipe[:]) == nil, "pipe")
	waited := make([]float64, n)
	for i := 0; i < n; i++ {
		done := make(chan struct{})
		start := time.Now()
		go func() {
			waited[i] = float64(time.Since(start).Nanoseconds())
			syscall.Write(pipe[1], []byte{0})
			close(done)
		}()
		syscall.Read(pipe[0], make([]byte, 1))
		<-done
		time.Sleep(time.Duration(i*137%2000) * time.Microsecond)
	}
	syscall.Close(pipe[0])
	syscall.Close(pipe[1])
	percentiles("lend_native", waited)
}
