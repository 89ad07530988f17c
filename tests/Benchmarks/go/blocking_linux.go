package main

import (
	"syscall"
	"time"
)

// blockThread blocks the thread in a system call.
func blockThread(d time.Duration) {
	left := syscall.NsecToTimespec(d.Nanoseconds())
	for syscall.Nanosleep(&left, &left) == syscall.EINTR {
	}
}
