package main

import (
	"context"
	"crypto/tls"
	"encoding/json"

	"github.com/pingcap/errors"
	"github.com/pingcap/kvproto/pkg/import_sstpb"
	"github.com/pingcap/tidb/pkg/disttask/framework/proto"
	"github.com/pingcap/tidb/pkg/disttask/framework/taskexecutor"
	"github.com/pingcap/tidb/pkg/disttask/framework/taskexecutor/execute"
	"github.com/pingcap/tidb/pkg/disttask/importinto"
	"github.com/pingcap/tidb/pkg/executor/importer"
	"github.com/pingcap/tidb/pkg/kv"
	"github.com/pingcap/tidb/pkg/lightning/backend/local"
	"github.com/pingcap/tidb/pkg/lightning/common"
	"github.com/pingcap/tidb/pkg/util/logutil"
	pdhttp "github.com/tikv/pd/client/http"
	"go.uber.org/zap"
)

// replaceIngest puts what writes into our store in the place of what writes into TiKV: the executor of the step
// "import", and the switch into TiKV's import mode, which does nothing here.
func replaceIngest(storage kv.Storage, s switches) {
	importer.NewTiKVModeSwitcher = func(*tls.Config, pdhttp.Client, *zap.Logger) local.TiKVModeSwitcher {
		return noSwitch{}
	}
	taskexecutor.RegisterTaskType(proto.ImportInto,
		func(ctx context.Context, id string, task *proto.Task, table taskexecutor.TaskTable) taskexecutor.TaskExecutor {
			e := &ingestExecutor{BaseTaskExecutor: taskexecutor.NewBaseTaskExecutor(ctx, id, task, table),
				storage: storage, switches: s}
			e.BaseTaskExecutor.Extension = e
			return e
		})
}

type noSwitch struct{}

func (noSwitch) ToImportMode(context.Context, ...*import_sstpb.Range) {}
func (noSwitch) ToNormalMode(context.Context, ...*import_sstpb.Range) {}

// ingestExecutor runs the steps of an import task. Only "import" is not TiDB's own.
type ingestExecutor struct {
	*taskexecutor.BaseTaskExecutor
	storage  kv.Storage
	switches switches
}

func (*ingestExecutor) IsIdempotent(*proto.Subtask) bool { return true }

func (*ingestExecutor) IsRetryableError(err error) bool { return common.IsRetryableError(err) }

func (e *ingestExecutor) GetStepExecutor(task *proto.Task) (execute.StepExecutor, error) {
	meta := importinto.TaskMeta{}
	if err := json.Unmarshal(task.Meta, &meta); err != nil {
		return nil, errors.Trace(err)
	}
	step := proto.Step2Str(task.Type, task.Step)
	logger := logutil.BgLogger().With(zap.Stringer("type", proto.ImportInto), zap.Int64("task-id", task.ID),
		zap.String("step", step))
	switch task.Step {
	case proto.ImportStepImport:
		return &ingestStep{taskID: task.ID, meta: &meta, storage: e.storage, switches: e.switches, logger: logger}, nil
	case proto.ImportStepPostProcess:
		return importinto.NewPostProcessStepExecutor(task.ID, e.storage, &meta, logger), nil
	default:
		return nil, errors.Errorf("real-tidb: step %s needs TiKV", step)
	}
}
