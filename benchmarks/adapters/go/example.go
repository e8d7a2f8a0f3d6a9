// An example suite: cd benchmarks/adapters/go && go build -o /tmp/example *.go && bench-run --worker /tmp/example
package main

import (
	"fmt"
	"sort"
	"strings"
)

func main() {
	Serve("go example", []Benchmark{
		{Group: "go", Name: "sort", Parameters: []Parameter{{"size", "1000"}}, Operations: 200, SetUp: sorting},
		{Group: "go", Name: "join", SetUp: joining},
		{Group: "go", Name: "print", SetUp: printing},
	})
}

func sorting() func(n int) {
	data := make([]int, 1000)
	for i := range data {
		data[i] = i * 7919 % 1000
	}
	return func(n int) {
		for i := 0; i < n; i++ {
			sorted := append([]int(nil), data...)
			sort.Ints(sorted)
			Use(sorted)
		}
	}
}

func joining() func(n int) {
	words := make([]string, 1000)
	for i := range words {
		words[i] = fmt.Sprint(i)
	}
	return func(n int) {
		for i := 0; i < n; i++ {
			Use(strings.Join(Identity(words), ""))
		}
	}
}

func printing() func(n int) {
	return func(n int) {
		for i := 0; i < n; i++ {
			fmt.Println("a benchmark may print")
		}
	}
}
