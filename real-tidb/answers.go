package main

import (
	"context"
	"crypto/tls"

	"github.com/pingcap/tidb/pkg/extension"
	"github.com/pingcap/tidb/pkg/parser/ast"
	"github.com/pingcap/tidb/pkg/server"
	sessiontypes "github.com/pingcap/tidb/pkg/session/types"
	"github.com/pingcap/tidb/pkg/util/chunk"
	"github.com/pingcap/tidb/pkg/util/sqlexec"
)

// cuttingDriver opens sessions that lose the answer of an IMPORT INTO when the switch lose-next-answer says so: TiDB has
// carried the statement out, and the connection is cut before a byte of the answer is written.
type cuttingDriver struct {
	server.IDriver
	switches switches
	kill     func(connectionID uint64, query, maxExecutionTime, runaway bool)
}

func (d *cuttingDriver) OpenCtx(connectionID uint64, capability uint32, collation uint8, database string,
	tlsState *tls.ConnectionState, extensions *extension.SessionExtensions) (*server.TiDBContext, error) {
	opened, err := d.IDriver.OpenCtx(connectionID, capability, collation, database, tlsState, extensions)
	if err != nil {
		return nil, err
	}
	opened.Session = &cuttingSession{opened.Session, func() error { return d.cutIfAsked(connectionID) }}
	return opened, nil
}

func (d *cuttingDriver) cutIfAsked(connectionID uint64) error {
	_, asked, err := d.switches.take(loseNextAnswer)
	if asked {
		d.kill(connectionID, false, false, false)
	}
	return err
}

type cuttingSession struct {
	sessiontypes.Session
	accepted func() error
}

func (s *cuttingSession) ExecuteStmt(ctx context.Context, statement ast.StmtNode) (sqlexec.RecordSet, error) {
	rows, err := s.Session.ExecuteStmt(ctx, statement)
	if _, isImport := statement.(*ast.ImportIntoStmt); isImport && err == nil && rows != nil {
		return &cuttingRows{rows, s.accepted}, nil
	}
	return rows, err
}

// cuttingRows belong to a statement that TiDB carries out when the first of them is asked for.
type cuttingRows struct {
	sqlexec.RecordSet
	accepted func() error
}

func (r *cuttingRows) Next(ctx context.Context, rows *chunk.Chunk) error {
	if err := r.RecordSet.Next(ctx, rows); err != nil {
		return err
	}
	return r.accepted()
}
