package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/pingcap/tidb/pkg/config"
	"github.com/pingcap/tidb/pkg/ddl"
	"github.com/pingcap/tidb/pkg/domain"
	"github.com/pingcap/tidb/pkg/kv"
	"github.com/pingcap/tidb/pkg/parser/mysql"
	"github.com/pingcap/tidb/pkg/resourcemanager"
	"github.com/pingcap/tidb/pkg/server"
	"github.com/pingcap/tidb/pkg/session"
	"github.com/pingcap/tidb/pkg/store/mockstore"
	"github.com/pingcap/tidb/pkg/util/logutil"
	"github.com/tikv/client-go/v2/tikv"
)

// slots of the task framework are the processors that Go uses. With those of a small machine one job takes them all,
// and the framework's own work waits.
const slots = 16

// run starts a TiDB, says on the standard output where it listens, and returns when it was asked to stop.
func run(f flags) error {
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return err
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(slots)
	}
	etcd, err := startEtcd(f.dir)
	if err != nil {
		return err
	}
	defer etcd.Close()
	settings, err := configure(f, etcd.Clients[0].Addr().String())
	if err != nil {
		return err
	}
	if err := logutil.InitLogger(settings.Log.ToLogConfig()); err != nil {
		return err
	}
	session.SetSchemaLease(time.Second)
	kv.TxnTotalSizeLimit.Store(config.SuperLargeTxnSize)
	resourcemanager.InstanceResourceManager.Start()
	defer resourcemanager.InstanceResourceManager.Stop()

	storage, err := openStore(f.dir)
	if err != nil {
		return err
	}
	defer storage.Close()
	if err := ddl.StartOwnerManager(context.Background(), storage); err != nil {
		return err
	}
	defer ddl.CloseOwnerManager()
	dom, err := session.BootstrapSession(storage)
	if err != nil {
		return err
	}
	defer dom.Close()
	return serve(f, settings, storage, dom)
}

func openStore(dir string) (kv.Storage, error) {
	checksums := &checksumClient{}
	storage, err := mockstore.NewMockStore(mockstore.WithStoreType(mockstore.EmbedUnistore),
		mockstore.WithPath(filepath.Join(dir, "store")),
		mockstore.WithClientHijacker(func(client tikv.Client) tikv.Client {
			checksums.Client = client
			return checksums
		}))
	if err == nil {
		checksums.use(storage)
	}
	return storage, err
}

// serve has to come after session.BootstrapSession, which registers TiDB's own executor of imports.
func serve(f flags, settings *config.Config, storage kv.Storage, dom *domain.Domain) error {
	s := switches{f.dir}
	replaceIngest(storage, s)
	if err := setPassword(storage, os.Getenv(passwordVariable)); err != nil {
		return err
	}
	safePoint, err := keepSafePoint(storage, s)
	if err != nil {
		return err
	}
	defer safePoint.stop()

	driver := &cuttingDriver{IDriver: server.NewTiDBDriver(storage), switches: s}
	mysqlServer, err := server.NewServer(settings, driver)
	if err != nil {
		return err
	}
	driver.kill = mysqlServer.Kill
	mysqlServer.SetDomain(dom)
	dom.InfoSyncer().SetSessionManager(mysqlServer)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		waitForTheEnd(f.untilStdin)
		mysqlServer.Close()
		mysqlServer.DrainClients(0, time.Second)
	}()
	go sayWhenReady(settings.Port)
	if err := mysqlServer.Run(dom); err != nil {
		return err
	}
	<-stopped
	return nil
}

func sayWhenReady(port uint) {
	address := fmt.Sprintf("127.0.0.1:%d", port)
	for {
		connection, err := net.Dial("tcp", address)
		if err == nil {
			_ = connection.Close()
			fmt.Printf("real-tidb: %s at %s\n", mysql.ServerVersion, address)
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}
