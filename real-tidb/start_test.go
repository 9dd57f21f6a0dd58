package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"
)

// TestStart asks one TiDB for all that is said at its start, kills it with a job in flight, and starts it again.
func TestStart(t *testing.T) {
	folder := t.TempDir()
	authorities := makeCertificate(t, folder)
	s := startTidb(t, "of no worth", "-zone", "Asia/Tokyo",
		"-tls-cert", filepath.Join(folder, "cert.pem"), "-tls-key", filepath.Join(folder, "key.pem"))
	isInItsZone(t, s)
	asksForThePassword(t, s)
	offersTLS(t, s, authorities)
	goesOnAfterAKill(t, s)
	goesOnAfterAStop(t, s)
}

// TiDB tells job times in the zone of a session of its own, whatever the zone of the session that asks.
func isInItsZone(t *testing.T, s *tidb) {
	if zone := s.ask("SELECT @@system_time_zone AS z", "z")[0]; zone != "Asia/Tokyo" {
		t.Fatal(zone)
	}
	job := s.submit(s.table("zoned"))
	s.await(job, "Status", "finished")
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	s.must(err)
	created, err := time.ParseInLocation("2006-01-02 15:04:05.000000", s.ask("SHOW IMPORT JOB "+job, "Create_Time")[0], tokyo)
	s.must(err)
	if age := time.Since(created); age < 0 || age > patience {
		t.Fatalf("created %s ago", age)
	}
}

func asksForThePassword(t *testing.T, s *tidb) {
	stranger := *s
	stranger.password = ""
	if err := stranger.open("").Ping(); err == nil {
		t.Fatal("lets in who knows no password")
	}
}

func offersTLS(t *testing.T, s *tidb, authorities *x509.CertPool) {
	s.must(mysql.RegisterTLSConfig("ours", &tls.Config{RootCAs: authorities, ServerName: "127.0.0.1"}))
	cipher, err := columnOf(s.open("ours"), "SHOW STATUS LIKE 'Ssl_cipher'", "Value")
	s.must(err)
	if len(cipher) != 1 || cipher[0] == "" {
		t.Fatalf("not encrypted: %q", cipher)
	}
}

func goesOnAfterAKill(t *testing.T, s *tidb) {
	s.turn(hold, "")
	job := s.submit(s.table("killed"))
	s.await(job, "Phase", "importing")
	s.kill()
	s.restart()
	s.await(job, "Status", "running")
	s.release(hold)
	s.await(job, "Status", "finished")
	if rows := s.ask("SELECT COUNT(*) AS n FROM shop.killed", "n"); rows[0] != "2" {
		t.Fatalf("%s rows", rows[0])
	}
	s.run("ADMIN CHECK TABLE shop.killed")
}

func goesOnAfterAStop(t *testing.T, s *tidb) {
	s.turn(hold, "")
	job := s.submit(s.table("stopped"))
	s.await(job, "Phase", "importing")
	s.must(s.process.Process.Signal(syscall.SIGTERM))
	s.must(s.process.Wait())
	s.restart()
	s.release(hold)
	s.await(job, "Status", "finished")
}

func makeCertificate(t *testing.T, folder string) *x509.CertPool {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	write(t, filepath.Join(folder, "cert.pem"), string(certificate))
	write(t, filepath.Join(folder, "key.pem"), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER})))
	authorities := x509.NewCertPool()
	authorities.AppendCertsFromPEM(certificate)
	return authorities
}
