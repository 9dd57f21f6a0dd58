package main

import (
	"context"
	"hash/crc64"
	"sync/atomic"
	"time"

	"github.com/pingcap/kvproto/pkg/coprocessor"
	"github.com/pingcap/tidb/pkg/kv"
	"github.com/pingcap/tipb/go-tipb"
	"github.com/tikv/client-go/v2/tikv"
	"github.com/tikv/client-go/v2/tikvrpc"
)

// checksumClient answers the coprocessor's checksum requests from the store's data, as TiKV does: the in-process store
// has a constant for an answer.
type checksumClient struct {
	tikv.Client
	storage atomic.Value // kv.Storage; the client is made before the storage
}

func (c *checksumClient) use(storage kv.Storage) { c.storage.Store(&storage) }

func (c *checksumClient) SendRequest(ctx context.Context, addr string, req *tikvrpc.Request, timeout time.Duration) (*tikvrpc.Response, error) {
	if req.Type != tikvrpc.CmdCop || req.Cop().Tp != kv.ReqTypeChecksum {
		return c.Client.SendRequest(ctx, addr, req, timeout)
	}
	data, err := checksumOf(*c.storage.Load().(*kv.Storage), req.Cop())
	if err != nil {
		return nil, err
	}
	return &tikvrpc.Response{Resp: &coprocessor.Response{Data: data}}, nil
}

var ecma = crc64.MakeTable(crc64.ECMA)

func checksumOf(storage kv.Storage, cop *coprocessor.Request) ([]byte, error) {
	snapshot := storage.GetSnapshot(kv.NewVersion(cop.StartTs))
	answer := &tipb.ChecksumResponse{}
	for _, r := range cop.Ranges {
		if err := addRange(answer, snapshot, r); err != nil {
			return nil, err
		}
	}
	return answer.Marshal()
}

func addRange(answer *tipb.ChecksumResponse, snapshot kv.Snapshot, r *coprocessor.KeyRange) error {
	it, err := snapshot.Iter(kv.Key(r.Start), kv.Key(r.End))
	if err != nil {
		return err
	}
	defer it.Close()
	for it.Valid() {
		answer.Checksum ^= crc64.Update(crc64.Update(0, ecma, it.Key()), ecma, it.Value())
		answer.TotalKvs++
		answer.TotalBytes += uint64(len(it.Key()) + len(it.Value()))
		if err := it.Next(); err != nil {
			return err
		}
	}
	return nil
}
