package main

import "sync"

const (
	// piece: up to this many numbers are sorted in one piece.
	piece     = 4096
	insertion = 32
)

// mergeSort starts a goroutine for each left half that is big enough.
func mergeSort(n int) {
	xs := numbers(n)
	parallelSort(xs, make([]int32, n))
	for i := 1; i < n; i++ {
		check(xs[i-1] <= xs[i], "sorted numbers")
	}
}

func numbers(n int) []int32 {
	xs := make([]int32, n)
	x := uint32(12345)
	for i := range xs {
		x = x*1664525 + 1013904223
		xs[i] = int32(x >> 1)
	}
	return xs
}

func parallelSort(xs, scratch []int32) {
	if len(xs) <= piece {
		sortPiece(xs, scratch)
		return
	}
	middle := len(xs) / 2
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		parallelSort(xs[:middle], scratch[:middle])
		wg.Done()
	}()
	parallelSort(xs[middle:], scratch[middle:])
	wg.Wait()
	merge(xs, scratch)
}

func sortPiece(xs, scratch []int32) {
	if len(xs) <= insertion {
		insertionSort(xs)
		return
	}
	middle := len(xs) / 2
	sortPiece(xs[:middle], scratch[:middle])
	sortPiece(xs[middle:], scratch[middle:])
	merge(xs, scratch)
}

// merge merges the two sorted halves.
func merge(xs, scratch []int32) {
	middle := len(xs) / 2
	copy(scratch, xs)
	i, j := 0, middle
	for k := range xs {
		if j >= len(xs) || (i < middle && scratch[i] <= scratch[j]) {
			xs[k] = scratch[i]
			i++
		} else {
			xs[k] = scratch[j]
			j++
		}
	}
}

func insertionSort(xs []int32) {
	for i := 1; i < len(xs); i++ {
		value, j := xs[i], i-1
		for ; j >= 0 && xs[j] > value; j-- {
			xs[j+1] = xs[j]
		}
		xs[j+1] = value
	}
}
