package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const (
	nobody       = 65534 // who runs PostgreSQL when we are root, which it refuses to be
	superuser    = "callpop"
	startTimeout = 2 * time.Minute
	lockTimeout  = 20 * time.Second // how long a killed predecessor may hold on to its files
	stopTimeout  = 20 * time.Second
	maxSocketDir = 80 // a unix socket's whole path may have 107 bytes
)

// cluster is where one PostgreSQL lives: its programs, and the folders it writes to.
type cluster struct {
	bin, home, sockets, ferret string
	owner                      int
}

func newCluster(programs, data string) (*cluster, error) {
	programs, err := filepath.Abs(programs)
	if err != nil {
		return nil, err
	}
	if data, err = filepath.Abs(data); err != nil {
		return nil, err
	}
	c := &cluster{
		bin:     filepath.Join(programs, "usr/lib/postgresql/18/bin"),
		home:    filepath.Join(data, "postgres"),
		sockets: filepath.Join(data, "sockets"),
		ferret:  filepath.Join(data, "gateway"),
		owner:   os.Getuid(),
	}
	if c.owner == 0 {
		c.owner = nobody
	}
	if len(c.sockets) > maxSocketDir {
		sum := fnv.New64a()
		_, _ = sum.Write([]byte(data))
		c.sockets = filepath.Join(os.TempDir(), fmt.Sprintf("callpop-%d-%x", c.owner, sum.Sum64()))
	}
	if err = os.MkdirAll(data, 0o755); err != nil {
		return nil, err
	}
	for _, folder := range []string{c.home, c.sockets} {
		if err = c.ownFolder(folder); err != nil {
			return nil, err
		}
	}
	return c, os.MkdirAll(c.ferret, 0o700)
}

// ownFolder makes a folder nobody else can enter, and refuses one that belongs to somebody else.
func (c *cluster) ownFolder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return err
	}
	if os.Getuid() == 0 {
		if err := os.Chown(path, c.owner, c.owner); err != nil {
			return err
		}
	}
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); !info.IsDir() || !ok || int(stat.Uid) != c.owner {
		return fmt.Errorf("%s is not a folder of user %d", path, c.owner)
	}
	return os.Chmod(path, 0o700)
}

// command prepares one of PostgreSQL's programs: another user when we are root, ended by the kernel when we die.
func (c *cluster) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.Stdout, cmd.Stderr, cmd.Dir = os.Stderr, os.Stderr, "/"
	cmd.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGINT}
	if os.Getuid() == 0 {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(c.owner), Gid: uint32(c.owner)}
	}
	return cmd
}

func (c *cluster) created() string { return filepath.Join(c.home, "created-by-callpop") }

// create makes the database files once. A first start that was cut short served nobody yet: its remains are removed.
func (c *cluster) create() error {
	if _, err := os.Stat(c.created()); err == nil {
		return c.configure()
	}
	remains, err := os.ReadDir(c.home)
	if err != nil {
		return err
	}
	for _, entry := range remains {
		if err = os.RemoveAll(filepath.Join(c.home, entry.Name())); err != nil {
			return err
		}
	}
	err = c.command("initdb", "--pgdata", c.home, "--username", superuser, "--auth", "trust", "--encoding", "UTF8",
		"--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--no-instructions").Run()
	if err != nil {
		return fmt.Errorf("initdb: %w (user %d must be able to pass every folder above %s and %s)", err, c.owner, c.home, c.bin)
	}
	return c.configure()
}

// configure writes our settings beside PostgreSQL's own and has them included.
func (c *cluster) configure() error {
	settings := [][2]string{
		{"listen_addresses", ""}, {"unix_socket_directories", c.sockets}, {"unix_socket_permissions", "0700"},
		{"shared_preload_libraries", "pg_cron,pg_documentdb_core,pg_documentdb"},
		{"documentdb.localhost_connection_string", "host=" + c.sockets},
		// The extension's index jobs run every two seconds; logging each run would only fill a table.
		{"cron.host", c.sockets}, {"cron.database_name", "postgres"}, {"cron.log_run", "off"}, {"cron.log_statement", "off"},
		{"fsync", "on"}, {"synchronous_commit", "on"}, {"wal_level", "minimal"}, {"max_wal_senders", "0"},
		{"max_wal_size", "256MB"}, {"shared_buffers", "64MB"}, {"max_connections", "60"}, {"io_method", "sync"},
		{"jit", "off"}, {"deadlock_timeout", "50ms"}, {"timezone", "GMT"}, {"log_timezone", "GMT"}, {"log_checkpoints", "off"},
		// Clients are told of errors; in the log their statements would leave names and numbers behind.
		{"log_min_messages", "fatal"}, {"log_min_error_statement", "panic"},
	}
	var text strings.Builder
	for _, s := range settings {
		fmt.Fprintf(&text, "%s = '%s'\n", s[0], strings.ReplaceAll(s[1], "'", "''"))
	}
	if err := os.WriteFile(filepath.Join(c.home, "callpop.conf"), []byte(text.String()), 0o644); err != nil {
		return err
	}
	const include = "include 'callpop.conf'"
	path := filepath.Join(c.home, "postgresql.conf")
	own, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(own), include) {
		return err
	}
	return os.WriteFile(path, append(own, "\n"+include+"\n"...), 0o600)
}

// postgres is a running server. `ended` gets its exit once.
type postgres struct {
	cluster *cluster
	process *os.Process
	ended   chan error
	gone    bool
}

func (c *cluster) launch() (*postgres, error) {
	cmd := c.command("postgres", "-D", c.home)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &postgres{cluster: c, process: cmd.Process, ended: make(chan error, 1)}
	go func() { p.ended <- cmd.Wait() }()
	return p, nil
}

// start returns once the server answers. A predecessor killed a moment ago may still hold the lock file: try again.
func (c *cluster) start(ctx context.Context) (*postgres, error) {
	limit, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	server, err := c.launch()
	if err != nil {
		return nil, err
	}
	giveUp := time.Now().Add(lockTimeout)
	for {
		conn, cause := pgx.Connect(limit, server.url())
		if cause == nil {
			return server, conn.Close(limit)
		}
		select {
		case <-limit.Done():
			server.stop()
			return nil, fmt.Errorf("PostgreSQL does not answer: %w", cause)
		case ending := <-server.ended:
			if time.Now().After(giveUp) {
				return nil, fmt.Errorf("PostgreSQL does not start: %v", ending)
			}
			time.Sleep(200 * time.Millisecond)
			if server, err = c.launch(); err != nil {
				return nil, err
			}
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (p *postgres) url() string {
	return "postgres://" + superuser + "@/postgres?host=" + url.QueryEscape(p.cluster.sockets)
}

// installExtension adds DocumentDB to a fresh database and marks the files as complete.
func (p *postgres) installExtension(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, p.url())
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS documentdb CASCADE")
	if err = errors.Join(err, conn.Close(ctx)); err != nil {
		return fmt.Errorf("installing the DocumentDB extension: %w", err)
	}
	return os.WriteFile(p.cluster.created(), nil, 0o644)
}

// stop asks for a fast shutdown, and insists when that takes too long.
func (p *postgres) stop() {
	if p.gone {
		return
	}
	_ = p.process.Signal(syscall.SIGINT)
	select {
	case <-p.ended:
	case <-time.After(stopTimeout):
		_ = p.process.Kill()
	}
	p.gone = true
}
