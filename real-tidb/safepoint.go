package main

import (
	"context"
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/pingcap/tidb/pkg/kv"
	tikvutil "github.com/tikv/client-go/v2/util"
)

// life of old versions in a TiDB that nobody has configured otherwise.
const gcLife = 10 * time.Minute

// safePointKeeper keeps the row tikv_gc_safe_point of mysql.tidb, which TiKV's collector would write. Nothing is
// collected here: it only moves the time before which TiDB refuses to read.
type safePointKeeper struct {
	storage kv.Storage
	stop    context.CancelFunc
}

func keepSafePoint(storage kv.Storage, s switches) (*safePointKeeper, error) {
	ctx, cancel := context.WithCancel(context.Background())
	k := &safePointKeeper{storage, cancel}
	if err := k.write("INSERT IGNORE INTO", time.Now().Add(-gcLife)); err != nil {
		cancel()
		return nil, err
	}
	go k.follow(ctx, s)
	return k, nil
}

func (k *safePointKeeper) write(how string, at time.Time) error {
	return runSQL(k.storage, how+" mysql.tidb VALUES ('tikv_gc_safe_point', %?, %?)",
		at.UTC().Format(tikvutil.GCTimeFormat),
		"All versions after safe point can be accessed. (DO NOT EDIT)")
}

// follow moves the safe point when the switch says whereto.
func (k *safePointKeeper) follow(ctx context.Context, s switches) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(switchInterval):
		}
		text, asked, err := s.take(gcSafePoint)
		if asked {
			err = k.move(strings.TrimSpace(text))
		}
		if err != nil {
			log.Print("real-tidb: ", gcSafePoint, ": ", err)
		}
	}
}

func (k *safePointKeeper) move(text string) error {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return fmt.Errorf("a time as 2026-11-28T10:00:00Z is expected: %w", err)
	}
	return k.write("REPLACE INTO", at)
}
