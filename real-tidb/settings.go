package main

import (
	"net"
	"path/filepath"

	"github.com/pingcap/tidb/pkg/config"
	"github.com/pingcap/tidb/pkg/parser/mysql"
	"github.com/pingcap/tidb/pkg/sessionctx/variable"
)

// configure makes TiDB's configuration, which is global to the process.
func configure(f flags, etcdAddress string) (*config.Config, error) {
	port, err := portOf(f)
	if err != nil {
		return nil, err
	}
	settings := *config.GetGlobalConfig()
	settings.Store = "unistore"
	settings.Path = etcdAddress // where TiDB looks for PD's etcd
	settings.Host, settings.AdvertiseAddress, settings.Port = "127.0.0.1", "127.0.0.1", port
	settings.Socket = ""
	settings.Status.ReportStatus = false
	settings.Log.File.Filename = filepath.Join(f.dir, "tidb.log")
	settings.Log.SlowQueryFile = filepath.Join(f.dir, "tidb-slow.log")
	settings.TempDir = filepath.Join(f.dir, "tmp")
	settings.TempStoragePath = filepath.Join(f.dir, "spill")
	settings.Security.SkipGrantTable = false
	settings.Security.SSLCert, settings.Security.SSLKey = f.cert, f.key
	config.StoreGlobalConfig(&settings)
	mysql.TiDBReleaseVersion = f.release
	mysql.ServerVersion = "8.0.11-TiDB-" + f.release
	variable.SetSysVar(variable.Version, mysql.ServerVersion)
	return config.GetGlobalConfig(), nil
}

// portOf must know the port before the server listens: the task framework's executor is named after it.
func portOf(f flags) (uint, error) {
	if f.port != 0 {
		return f.port, nil
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer listener.Close()
	return uint(listener.Addr().(*net.TCPAddr).Port), nil
}
