package main

import (
	"context"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/pingcap/errors"
	"github.com/pingcap/tidb/pkg/disttask/framework/proto"
	"github.com/pingcap/tidb/pkg/disttask/framework/taskexecutor/execute"
	"github.com/pingcap/tidb/pkg/disttask/importinto"
	"github.com/pingcap/tidb/pkg/executor/importer"
	"github.com/pingcap/tidb/pkg/kv"
	lkv "github.com/pingcap/tidb/pkg/lightning/backend/kv"
	"github.com/pingcap/tidb/pkg/lightning/checkpoints"
	"github.com/pingcap/tidb/pkg/lightning/mydump"
	"github.com/pingcap/tidb/pkg/lightning/verification"
	"github.com/pingcap/tidb/pkg/meta/autoid"
	"github.com/pingcap/tidb/pkg/table/tables"
	"github.com/tikv/client-go/v2/tikv"
	"go.uber.org/zap"
	"golang.org/x/sync/errgroup"
)

// ingestStep is the step "import": TiDB's parsers, encoder, chunk loop and checksum run, but what they encode goes into
// the store by transactions (pairs.go) instead of files that TiKV ingests.
type ingestStep struct {
	execute.StepExecFrameworkInfo
	taskID   int64
	meta     *importinto.TaskMeta
	storage  kv.Storage
	switches switches
	logger   *zap.Logger
	importer *importer.TableImporter
	engines  sync.Map // engine id -> *engine
}

func (s *ingestStep) Init(ctx context.Context) error {
	plan := &s.meta.Plan
	tbl, err := tables.TableFromMeta(lkv.NewPanickingAllocators(plan.TableInfo.SepAutoInc()), plan.TableInfo)
	if err != nil {
		return err
	}
	args, err := importer.ASTArgsFromStmt(s.meta.Stmt)
	if err != nil {
		return err
	}
	controller, err := importer.NewLoadDataController(plan, tbl, args)
	if err != nil {
		return err
	}
	if err := controller.InitDataStore(ctx); err != nil {
		return err
	}
	s.importer, err = importer.NewTableImporterForTest(ctx, controller, strconv.FormatInt(s.taskID, 10),
		storeHelper{s.storage})
	return err
}

func (s *ingestStep) RunSubtask(ctx context.Context, subtask *proto.Subtask) error {
	meta, err := metaOf(subtask)
	if err != nil {
		return err
	}
	if err := s.switches.waitWhileHeld(ctx); err != nil {
		return err
	}
	if why, asked, err := s.switches.take(failNextJob); err != nil || asked {
		return orElse(err, failure(why))
	}
	eng := newEngine(s.importer.GetKeySpace())
	group, gctx := errgroup.WithContext(ctx)
	group.SetLimit(max(1, subtask.Concurrency))
	for _, chunk := range meta.Chunks {
		group.Go(func() error { return s.encode(gctx, chunk, eng) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	s.engines.Store(meta.ID, eng)
	return nil
}

func (s *ingestStep) encode(ctx context.Context, chunk importinto.Chunk, eng *engine) error {
	checkpoint := checkpointOf(chunk)
	sum := verification.NewKVGroupChecksumWithKeyspace(s.importer.GetKeySpace())
	err := importer.ProcessChunkWithWriter(ctx, &checkpoint, s.importer, &pairWriter{eng, true}, &pairWriter{eng, false},
		s.logger, sum)
	if err == nil {
		eng.add(sum)
	}
	return err
}

func (s *ingestStep) OnFinished(ctx context.Context, subtask *proto.Subtask) error {
	meta, err := metaOf(subtask)
	if err != nil {
		return err
	}
	found, ok := s.engines.LoadAndDelete(meta.ID)
	if !ok {
		return errors.Errorf("engine %d not found", meta.ID)
	}
	eng := found.(*engine)
	if err := eng.writeTo(ctx, s.storage); err != nil {
		return err
	}
	meta.Checksum = map[int64]importinto.Checksum{}
	for id, c := range eng.checksum.GetInnerChecksums() {
		meta.Checksum[id] = importinto.Checksum{Sum: c.Sum(), KVs: c.SumKVS(), Size: c.SumSize()}
	}
	meta.Result = importinto.Result{LoadedRowCnt: uint64(len(eng.rows))}
	allocators := s.importer.Allocators()
	meta.MaxIDs = map[autoid.AllocatorType]int64{}
	for _, kind := range []autoid.AllocatorType{autoid.RowIDAllocType, autoid.AutoIncrementType, autoid.AutoRandomType} {
		meta.MaxIDs[kind] = allocators.Get(kind).Base()
	}
	subtask.Meta, err = json.Marshal(meta)
	return errors.Trace(err)
}

func (*ingestStep) RealtimeSummary() *execute.SubtaskSummary { return nil }

func (s *ingestStep) Cleanup(context.Context) error {
	if s.importer != nil {
		s.importer.Backend().CloseEngineMgr()
	}
	return nil
}

// coded is how TiDB shows an error with a code: in brackets before its message.
var coded = regexp.MustCompile(`(?s)^\[([^\]]+)\](.*)$`)

// failure is what TiDB's own steps would return for it to show this text.
func failure(text string) error {
	parts := coded.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil {
		return errors.New(strings.TrimSpace(text))
	}
	return errors.Normalize("%s", errors.RFCCodeText(parts[1])).GenWithStackByArgs(parts[2])
}

func metaOf(subtask *proto.Subtask) (*importinto.ImportStepMeta, error) {
	meta := &importinto.ImportStepMeta{}
	return meta, errors.Trace(json.Unmarshal(subtask.Meta, meta))
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

func checkpointOf(chunk importinto.Chunk) checkpoints.ChunkCheckpoint {
	return checkpoints.ChunkCheckpoint{
		Key: checkpoints.ChunkCheckpointKey{Path: chunk.Path, Offset: chunk.Offset},
		FileMeta: mydump.SourceFileMeta{Path: chunk.Path, Type: chunk.Type, Compression: chunk.Compression,
			FileSize: chunk.FileSize},
		Chunk: mydump.Chunk{PrevRowIDMax: chunk.PrevRowIDMax, RowIDMax: chunk.RowIDMax, Offset: chunk.Offset,
			EndOffset: chunk.EndOffset},
		Timestamp: chunk.Timestamp,
	}
}

// storeHelper gives the importer times and the codec of our store.
type storeHelper struct{ storage kv.Storage }

func (h storeHelper) GetTS(context.Context) (physical, logical int64, err error) {
	version, err := h.storage.CurrentVersion(kv.GlobalTxnScope)
	return int64(version.Ver >> 18), int64(version.Ver & (1<<18 - 1)), err
}

func (h storeHelper) GetTiKVCodec() tikv.Codec { return h.storage.GetCodec() }
