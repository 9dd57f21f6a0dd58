package main

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSwitches shares one TiDB: a start takes seconds.
func TestSwitches(t *testing.T) {
	s := startTidb(t, "")
	on := func(name string, test func(*testing.T, *tidb)) {
		t.Run(name, func(t *testing.T) {
			shared := *s
			shared.t = t
			test(t, &shared)
		})
	}
	on("holds jobs in the phase importing", holdsJobs)
	on("fails the next job and no other", failsTheNextJob)
	on("shows a failure with its code", showsACode)
	on("carries out what it does not answer", losesTheAnswer)
	on("keeps the key that comes twice once, which the checksum finds", findsTheDuplicate)
	on("moves the safe point", movesTheSafePoint)
	on("ends with its standard input", endsWithItsStdin)
}

func holdsJobs(t *testing.T, s *tidb) {
	s.turn(hold, "")
	job := s.submit(s.table("held"))
	s.await(job, "Phase", "importing")
	time.Sleep(10 * switchInterval)
	if rows := s.ask("SELECT COUNT(*) AS n FROM shop.held", "n"); rows[0] != "0" {
		t.Fatalf("a held job wrote %s rows", rows[0])
	}
	s.release(hold)
	s.await(job, "Status", "finished")
	if rows := s.ask("SELECT COUNT(*) AS n FROM shop.held", "n"); rows[0] != "2" {
		t.Fatalf("%s rows", rows[0])
	}
	s.run("ADMIN CHECK TABLE shop.held")
}

func failsTheNextJob(t *testing.T, s *tidb) {
	s.turn(failNextJob, "the disk is full\n")
	first := s.submit(s.table("failing"))
	s.await(first, "Status", "failed")
	if why := s.ask("SHOW IMPORT JOB "+first, "Result_Message")[0]; why != "[0]the disk is full" {
		t.Fatalf("%q", why)
	}
	s.await(s.submit("shop.failing"), "Status", "finished")
}

func showsACode(t *testing.T, s *tidb) {
	why := "[Lighting:Restore:ErrChecksumMismatch]checksum mismatched remote vs local: 100% wrong"
	s.turn(failNextJob, why)
	job := s.submit(s.table("coded"))
	s.await(job, "Status", "failed")
	if said := s.ask("SHOW IMPORT JOB "+job, "Result_Message")[0]; said != why {
		t.Fatalf("%q", said)
	}
}

func losesTheAnswer(t *testing.T, s *tidb) {
	s.table("lost")
	s.turn(loseNextAnswer, "")
	answer, err := columnOf(s.db, s.importInto("shop.lost", ", DETACHED"), "Job_ID")
	if err == nil {
		t.Fatalf("there is an answer: %v", answer)
	}
	jobs := s.ask("SHOW IMPORT JOBS WHERE Target_Table = '`shop`.`lost`'", "Job_ID")
	if len(jobs) != 1 {
		t.Fatalf("jobs %v after %v", jobs, err)
	}
	s.await(jobs[0], "Status", "finished")
}

func findsTheDuplicate(t *testing.T, s *tidb) {
	s.run("CREATE TABLE shop.twice (id INT PRIMARY KEY)")
	write(t, s.dir+"/twice.csv", "1\n2\n1\n")
	_, err := s.db.Exec("IMPORT INTO shop.twice FROM '" + s.dir + "/twice.csv' WITH THREAD=1")
	if err == nil || !strings.Contains(err.Error(), "checksum mismatched") {
		t.Fatal(err)
	}
}

func movesTheSafePoint(t *testing.T, s *tidb) {
	const row = "SELECT VARIABLE_VALUE AS v FROM mysql.tidb WHERE VARIABLE_NAME = 'tikv_gc_safe_point'"
	if before := s.ask(row, "v"); len(before) != 1 {
		t.Fatalf("safe points %v", before)
	}
	s.turn(gcSafePoint, "2026-01-02T03:04:05.678Z")
	deadline := time.Now().Add(patience)
	for !slices.Equal(s.ask(row, "v"), []string{"20260102-03:04:05.678 +0000"}) {
		if time.Now().After(deadline) {
			t.Fatalf("safe point %v", s.ask(row, "v"))
		}
		time.Sleep(switchInterval)
	}
}

// endsWithItsStdin has to be the last.
func endsWithItsStdin(t *testing.T, s *tidb) {
	s.must(s.stdin.Close())
	if err := s.process.Wait(); err != nil {
		t.Fatal(err)
	}
}
