// Command gateway serves the MongoDB wire protocol on a loopback port from a private PostgreSQL with the DocumentDB
// extension, which it starts and stops as its own child.
//
//	gateway -programs FOLDER -data FOLDER -listen 127.0.0.1:PORT
//
// FOLDER of -programs is an unpacked PostgreSQL 18; everything stored is below -data. SIGTERM or SIGINT ends both in
// order. Should the gateway be killed, the kernel ends PostgreSQL, and the next start recovers from the write-ahead log.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/FerretDB/FerretDB/v2/ferretdb"
)

func main() {
	// The kernel's "parent died" signal belongs to the thread that started the child, so that thread must not go away.
	runtime.LockOSThread()
	// PostgreSQL, another user when we are root, must be able to read the settings we write for it.
	syscall.Umask(0o022)
	log.SetFlags(log.LstdFlags | log.LUTC)
	programs := flag.String("programs", "", "folder of the unpacked PostgreSQL")
	data := flag.String("data", "", "folder of everything that is stored")
	listen := flag.String("listen", "127.0.0.1:27017", "address for MongoDB clients")
	flag.Parse()
	if *programs == "" || *data == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(*programs, *data, *listen); err != nil {
		log.Fatal(err)
	}
}

func run(programs, data, listen string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()

	place, err := newCluster(programs, data)
	if err != nil {
		return err
	}
	if err = place.create(); err != nil {
		return err
	}
	server, err := place.start(ctx)
	if err != nil {
		return err
	}
	defer server.stop()
	if err = server.installExtension(ctx); err != nil {
		return err
	}
	return serve(ctx, server, listen)
}

// serve answers MongoDB clients until the context ends or PostgreSQL does.
func serve(ctx context.Context, server *postgres, listen string) error {
	telemetry := false
	ferret, err := ferretdb.New(&ferretdb.Config{
		PostgreSQLURL: server.url() + "&pool_max_conns=20",
		ListenAddr:    listen,
		StateDir:      server.cluster.ferret,
		Telemetry:     &telemetry,
		LogLevel:      slog.LevelError,
		LogOutput:     os.Stderr,
	})
	if err != nil {
		return fmt.Errorf("serving on %s: %w", listen, err)
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	served := make(chan struct{})
	go func() {
		ferret.Run(inner)
		close(served)
	}()

	select {
	case <-ctx.Done():
	case <-served:
		if ctx.Err() == nil {
			err = errors.New("the MongoDB listener ended by itself")
		}
	case cause := <-server.ended:
		server.gone = true
		err = fmt.Errorf("PostgreSQL ended by itself: %v", cause)
	}
	cancel()
	select {
	case <-served:
	case <-time.After(3 * time.Second): // idle clients need not hold up the end
	}
	return err
}
