package main

import (
	"io"
	"os"
	"os/signal"
	"syscall"
)

// waitForTheEnd returns at SIGINT or SIGTERM, or, when untilStdin says so, when the standard input has ended: a parent
// that was killed leaves no TiDB behind.
func waitForTheEnd(untilStdin bool) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGINT, syscall.SIGTERM)
	alone := make(chan struct{})
	if untilStdin {
		go func() {
			defer close(alone)
			_, _ = io.Copy(io.Discard, os.Stdin)
		}()
	}
	select {
	case <-asked:
	case <-alone:
	}
}
