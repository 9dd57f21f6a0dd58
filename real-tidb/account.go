package main

import (
	"context"

	"github.com/pingcap/tidb/pkg/kv"
	"github.com/pingcap/tidb/pkg/session"
)

// setPassword gives root the password; an empty one changes nothing.
func setPassword(storage kv.Storage, password string) error {
	if password == "" {
		return nil
	}
	return runSQL(storage, "ALTER USER 'root'@'%' IDENTIFIED BY %?", password)
}

// runSQL runs a statement in a session of TiDB's own.
func runSQL(storage kv.Storage, sql string, arguments ...any) error {
	se, err := session.CreateSession(storage)
	if err != nil {
		return err
	}
	defer se.Close()
	rows, err := se.ExecuteInternal(kv.WithInternalSourceType(context.Background(), kv.InternalTxnOthers), sql, arguments...)
	if err != nil || rows == nil {
		return err
	}
	return rows.Close()
}
