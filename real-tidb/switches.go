package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// switches are files in the folder of a TiDB; README.md tells what each does. A test makes one, whole, by a rename.
type switches struct{ dir string }

const (
	hold           = "hold-import"
	failNextJob    = "fail-next-job"
	loseNextAnswer = "lose-next-answer"
	gcSafePoint    = "gc-safe-point"
)

const switchInterval = 50 * time.Millisecond

// waitWhileHeld returns when imports are not held, or any more.
func (s switches) waitWhileHeld(ctx context.Context) error {
	for {
		if _, err := os.Stat(filepath.Join(s.dir, hold)); errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(switchInterval):
		}
	}
}

// take consumes a switch: of several who ask only one gets its text.
func (s switches) take(name string) (text string, found bool, err error) {
	file := filepath.Join(s.dir, name)
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	if err := os.Remove(file); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", false, nil
		}
		return "", false, err
	}
	return string(content), true, nil
}
