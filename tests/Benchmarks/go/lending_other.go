//go:build !linux

package main

import "os"

// lend: without a number the row is left out.
func lend(int) {
	os.Exit(0)
}
