package main

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/pingcap/errors"
	"github.com/pingcap/tidb/pkg/kv"
	"github.com/pingcap/tidb/pkg/lightning/backend"
	"github.com/pingcap/tidb/pkg/lightning/backend/encode"
	lkv "github.com/pingcap/tidb/pkg/lightning/backend/kv"
	"github.com/pingcap/tidb/pkg/lightning/common"
	"github.com/pingcap/tidb/pkg/lightning/verification"
	"github.com/tikv/client-go/v2/txnkv/transaction"
)

// engine gathers what one subtask encodes. As in TiDB's local sort without duplicate detection a key that comes twice is
// kept once, so that TiDB's checksum step finds the difference.
type engine struct {
	mu       sync.Mutex
	pairs    map[string][]byte
	rows     map[string]struct{}
	checksum *verification.KVGroupChecksum
}

func newEngine(keySpace []byte) *engine {
	return &engine{pairs: map[string][]byte{}, rows: map[string]struct{}{},
		checksum: verification.NewKVGroupChecksumWithKeyspace(keySpace)}
}

func (e *engine) add(sum *verification.KVGroupChecksum) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.checksum.Add(sum)
}

const pairsPerTxn = 20000

func (e *engine) writeTo(ctx context.Context, storage kv.Storage) error {
	for keys := range slices.Chunk(slices.Sorted(maps.Keys(e.pairs)), pairsPerTxn) {
		if err := e.writeKeys(ctx, storage, keys); err != nil {
			return errors.Trace(err)
		}
	}
	return nil
}

// writeKeys returns when the last of them is committed: the store keeps its locks in memory, and with them, if the
// process is killed, what a commit does behind its caller's back.
func (e *engine) writeKeys(ctx context.Context, storage kv.Storage, keys []string) error {
	txn, err := storage.Begin()
	if err != nil {
		return err
	}
	var background sync.WaitGroup
	defer background.Wait()
	txn.SetOption(kv.BackgroundGoroutineLifecycleHooks, transaction.LifecycleHooks{
		Pre:  func() { background.Add(1) },
		Post: background.Done,
	})
	for _, key := range keys {
		if err := txn.Set(kv.Key(key), e.pairs[key]); err != nil {
			_ = txn.Rollback()
			return err
		}
	}
	return txn.Commit(ctx)
}

// pairWriter takes what TiDB's encoder gives; rows is false for indexes.
type pairWriter struct {
	engine *engine
	rows   bool
}

func (w *pairWriter) AppendRows(_ context.Context, _ []string, rows encode.Rows) error {
	w.engine.mu.Lock()
	defer w.engine.mu.Unlock()
	if w.rows {
		w.put(lkv.Rows2KvPairs(rows))
		return nil
	}
	grouped, ok := rows.(lkv.GroupedPairs)
	if !ok {
		return errors.Errorf("unknown pairs %T", rows)
	}
	for _, pairs := range grouped {
		w.put(pairs)
	}
	return nil
}

func (w *pairWriter) put(pairs []common.KvPair) {
	for _, pair := range pairs {
		key := string(pair.Key)
		w.engine.pairs[key] = bytes.Clone(pair.Val)
		if w.rows {
			w.engine.rows[key] = struct{}{}
		}
	}
}

func (*pairWriter) IsSynced() bool { return true }

func (*pairWriter) Close(context.Context) (backend.ChunkFlushStatus, error) { return nil, nil }
