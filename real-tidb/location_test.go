package main

import (
	"strings"
	"testing"

	"github.com/pingcap/tidb/br/pkg/storage"
	"github.com/pingcap/tidb/pkg/parser/ast"
)

// A mark is a parameter that no storage knows: TiDB reads the same place with and without it, and shows it in Data_Source.
func TestReadsPastAMarkAndShowsIt(t *testing.T) {
	for _, place := range []string{"s3://b/d/a.*.csv", "gs://b/d/a.*.csv", "gcs://b/d/a.*.csv",
		"azure://b/d/a.*.csv", "azblob://b/d/a.*.csv"} {
		marked := place + "?sluice=k.7"
		if with, without := readAs(t, marked), readAs(t, place); with != without {
			t.Errorf("%s is read as %s, without the mark as %s", marked, with, without)
		}
		if shown := ast.RedactURL(marked); !strings.HasSuffix(shown, "?sluice=k.7") {
			t.Errorf("%s is shown as %s", marked, shown)
		}
	}
}

func readAs(t *testing.T, location string) string {
	t.Helper()
	options := &storage.BackendOptions{}
	options.Azblob.AccountName = "n"
	options.Azblob.AccountKey = "a2V5"
	read, err := storage.ParseBackend(location, options)
	if err != nil {
		t.Fatal(err)
	}
	return read.String()
}
