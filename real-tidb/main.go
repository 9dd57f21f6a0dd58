// Command real-tidb is a TiDB for tests: the SQL layer, planner, prechecks, task framework, job table, SHOW and CANCEL
// are TiDB's own, linked in as a library over its in-process store. README.md lists what is replaced.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"
)

// password of root; from the environment, for arguments can be seen by everybody on the machine.
const passwordVariable = "REAL_TIDB_PASSWORD"

func main() {
	flags := flagsOf(os.Args[1:])
	if err := flags.check(); err != nil {
		log.Fatal("real-tidb: ", err)
	}
	if err := run(flags); err != nil {
		log.Fatal("real-tidb: ", err)
	}
}

// flags say how a TiDB starts. What can change while it runs is a file in its folder: switches.go.
type flags struct {
	dir        string
	port       uint
	release    string
	zone       string
	cert, key  string
	untilStdin bool
}

func flagsOf(arguments []string) flags {
	var f flags
	set := flag.NewFlagSet("real-tidb", flag.ExitOnError)
	set.StringVar(&f.dir, "dir", "", "folder of store, log, switches and temporary files (required)")
	set.UintVar(&f.port, "port", 0, "port of the MySQL protocol on 127.0.0.1; 0 for a free one")
	set.StringVar(&f.release, "release", "v8.5.4", "what VERSION() says")
	set.StringVar(&f.zone, "zone", "", "time zone of the server, as Asia/Tokyo; else that of TZ")
	set.StringVar(&f.cert, "tls-cert", "", "certificate (PEM) to offer TLS with; needs -tls-key")
	set.StringVar(&f.key, "tls-key", "", "key (PEM) of the certificate")
	set.BoolVar(&f.untilStdin, "until-stdin-ends", false, "stop when the standard input ends, as with its parent")
	set.Usage = func() {
		fmt.Fprintf(set.Output(), "Usage: real-tidb -dir DIR [flags]. %s sets root's password.\n", passwordVariable)
		set.PrintDefaults()
	}
	_ = set.Parse(arguments) // ends the process itself when they are wrong
	return f
}

func (f *flags) check() error {
	if f.dir == "" {
		return fmt.Errorf("-dir is required")
	}
	if (f.cert == "") != (f.key == "") {
		return fmt.Errorf("-tls-cert and -tls-key need each other")
	}
	dir, err := filepath.Abs(f.dir)
	if err != nil {
		return err
	}
	f.dir = dir
	return f.applyZone()
}

// applyZone has to come before TiDB looks for the zone of the system.
func (f *flags) applyZone() error {
	if f.zone == "" {
		return nil
	}
	zone, err := time.LoadLocation(f.zone)
	if err != nil {
		return fmt.Errorf("-zone: %w", err)
	}
	time.Local = zone
	return os.Setenv("TZ", f.zone)
}
