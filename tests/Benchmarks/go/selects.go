package main

// senders starts k goroutines, each sending n/k values on its own channel.
func senders(n, k int) []chan int {
	channels := make([]chan int, k)
	for i := range channels {
		ch := make(chan int)
		channels[i] = ch
		go func() {
			for j := 0; j < n/k; j++ {
				ch <- 1
			}
		}()
	}
	return channels
}

func selectTwo(n int) {
	c := senders(n, 2)
	sum := 0
	for i := 0; i < n/2*2; i++ {
		select {
		case v := <-c[0]:
			sum += v
		case v := <-c[1]:
			sum += v
		}
	}
	check(sum == n/2*2, "sum of 2")
}

func selectFour(n int) {
	c := senders(n, 4)
	sum := 0
	for i := 0; i < n/4*4; i++ {
		select {
		case v := <-c[0]:
			sum += v
		case v := <-c[1]:
			sum += v
		case v := <-c[2]:
			sum += v
		case v := <-c[3]:
			sum += v
		}
	}
	check(sum == n/4*4, "sum of 4")
}

func selectEight(n int) {
	c := senders(n, 8)
	sum := 0
	for i := 0; i < n/8*8; i++ {
		select {
		case v := <-c[0]:
			sum += v
		case v := <-c[1]:
			sum += v
		case v := <-c[2]:
			sum += v
		case v := <-c[3]:
			sum += v
		case v := <-c[4]:
			sum += v
		case v := <-c[5]:
			sum += v
		case v := <-c[6]:
			sum += v
		case v := <-c[7]:
			sum += v
		}
	}
	check(sum == n/8*8, "sum of 8")
}

func defaultOfOne(n int) {
	ch := make(chan int)
	misses := 0
	for i := 0; i < n; i++ {
		select {
		case <-ch:
		default:
			misses++
		}
	}
	check(misses == n, "misses")
}

func defaultOfTwo(n int) {
	a, b := make(chan int), make(chan int)
	misses := 0
	for i := 0; i < n; i++ {
		select {
		case <-a:
		case <-b:
		default:
			misses++
		}
	}
	check(misses == n, "misses")
}
