package main

const ringSize = 503

// sieve: a goroutine that counts, and behind it one for each prime that lets its multiples fall.
func sieve(n int) {
	stop := make(chan struct{})
	ch := make(chan int)
	go func(numbers chan int) {
		for i := 2; ; i++ {
			select {
			case numbers <- i:
			case <-stop:
				close(numbers)
				return
			}
		}
	}(ch)
	last := 0
	for i := 0; i < n; i++ {
		prime := <-ch
		last = prime
		next := make(chan int)
		go func(source, rest chan int) {
			for v := range source {
				if v%prime != 0 {
					rest <- v
				}
			}
			close(rest)
		}(ch, next)
		ch = next
	}
	close(stop)
	for range ch {
	}
	check(n != 2000 || last == 17389, "the 2000th prime")
}

// skynet: a tree of goroutines, ten children each; the leaves' numbers are summed on the way up.
func skynet(n int) {
	leaves := 1
	for leaves < n-n/10-1 {
		leaves *= 10
	}
	result := make(chan int)
	go node(result, 0, leaves)
	check(<-result == leaves*(leaves-1)/2, "sum of the leaves")
}

func node(result chan int, number, leaves int) {
	if leaves == 1 {
		result <- number
		return
	}
	parts := make(chan int)
	for i := 0; i < 10; i++ {
		go node(parts, number+i*(leaves/10), leaves/10)
	}
	sum := 0
	for i := 0; i < 10; i++ {
		sum += <-parts
	}
	result <- sum
}

// ring: a token makes n hops round a ring of goroutines.
func ring(n int) {
	done := make(chan struct{})
	first := make(chan int)
	last := first
	for i := 1; i <= ringSize; i++ {
		input, output := last, first
		if i < ringSize {
			output = make(chan int)
		}
		last = output
		go func() {
			for token := range input {
				if token > 0 {
					output <- token - 1
				} else if token == 0 {
					done <- struct{}{}
				} else {
					if output != first {
						output <- token
					}
					return
				}
			}
		}()
	}
	first <- n
	<-done
	first <- -1
}
