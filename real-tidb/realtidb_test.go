package main

import (
	"bufio"
	"database/sql"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"
)

// childVariable makes this test binary be the program: a TiDB's settings are global to its process, and one that is
// killed must be another process.
const childVariable = "REAL_TIDB_TEST_CHILD"

const patience = 60 * time.Second

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// tidb is a running program with the file small.csv, two rows, beside its folder.
type tidb struct {
	t        *testing.T
	dir      string
	password string
	flags    []string
	process  *exec.Cmd
	stdin    io.Closer
	address  string
	db       *sql.DB
}

func startTidb(t *testing.T, password string, flags ...string) *tidb {
	t.Helper()
	s := &tidb{t: t, dir: t.TempDir(), password: password, flags: flags}
	write(t, filepath.Join(s.dir, "small.csv"), "0000001\n0000002\n")
	s.start("0")
	t.Cleanup(func() {
		if s.process.ProcessState == nil {
			s.kill()
		}
	})
	return s
}

func (s *tidb) start(port string) {
	s.t.Helper()
	arguments := append([]string{"-dir", filepath.Join(s.dir, "tidb"), "-port", port, "-until-stdin-ends"}, s.flags...)
	s.process = exec.Command(os.Args[0], arguments...)
	s.process.Env = append(os.Environ(), childVariable+"=1", passwordVariable+"="+s.password)
	s.process.Stderr = os.Stderr
	stdout, err := s.process.StdoutPipe()
	s.must(err)
	s.stdin, err = s.process.StdinPipe()
	s.must(err)
	s.must(s.process.Start())
	ready, err := bufio.NewReader(stdout).ReadString('\n')
	s.must(err)
	s.address = strings.TrimSpace(ready[strings.LastIndex(ready, " ")+1:])
	s.db = s.open("")
}

func (s *tidb) open(tls string) *sql.DB {
	cfg := mysql.NewConfig()
	cfg.User, cfg.Passwd, cfg.Net, cfg.Addr, cfg.TLSConfig = "root", s.password, "tcp", s.address, tls
	connector, err := mysql.NewConnector(cfg)
	s.must(err)
	db := sql.OpenDB(connector)
	s.t.Cleanup(func() { _ = db.Close() })
	return db
}

func (s *tidb) kill() {
	_ = s.process.Process.Kill()
	_ = s.process.Wait() // says that it was killed
}

// restart starts it again where it was.
func (s *tidb) restart() {
	s.t.Helper()
	s.start(s.address[strings.LastIndex(s.address, ":")+1:])
}

func (s *tidb) turn(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, "tidb", name)
	write(s.t, file+".new", text)
	s.must(os.Rename(file+".new", file))
}

func (s *tidb) release(name string) { s.must(os.Remove(filepath.Join(s.dir, "tidb", name))) }

func (s *tidb) run(statement string) {
	s.t.Helper()
	_, err := s.db.Exec(statement)
	s.must(err)
}

// ask returns the named column of each row.
func (s *tidb) ask(statement, column string) []string {
	s.t.Helper()
	values, err := columnOf(s.db, statement, column)
	s.must(err)
	return values
}

// table makes an empty one of its own.
func (s *tidb) table(name string) string {
	s.t.Helper()
	s.run("CREATE DATABASE IF NOT EXISTS shop")
	s.run("CREATE TABLE shop." + name + " (id INT, KEY (id))")
	return "shop." + name
}

func (s *tidb) importInto(table, more string) string {
	return fmt.Sprintf("IMPORT INTO %s FROM '%s' WITH THREAD=1%s", table, filepath.Join(s.dir, "small.csv"), more)
}

func (s *tidb) submit(table string) (job string) {
	s.t.Helper()
	return s.ask(s.importInto(table, ", DETACHED"), "Job_ID")[0]
}

func (s *tidb) await(job, column, value string) {
	s.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		found := s.ask("SHOW IMPORT JOB "+job, column)[0]
		if found == value {
			return
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("%s of job %s is %q instead of %q", column, job, found, value)
		}
		time.Sleep(100 * time.Millisecond)
	}
}

func (s *tidb) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func columnOf(db *sql.DB, statement, column string) ([]string, error) {
	rows, err := db.Query(statement)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var values []string
	for rows.Next() {
		cells := make([]any, len(names))
		for i := range cells {
			cells[i] = new(sql.NullString)
		}
		if err := rows.Scan(cells...); err != nil {
			return nil, err
		}
		for i, name := range names {
			if strings.EqualFold(name, column) {
				values = append(values, cells[i].(*sql.NullString).String)
			}
		}
	}
	return values, rows.Err()
}
