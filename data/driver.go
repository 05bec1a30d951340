package data

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// connector opens connections to one database file. It carries its own driver, so that nothing has
// to be registered under a name for the whole program.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

// connect makes a pool of connections to the file, of at most the given number. Nothing is opened
// yet.
func connect(path string, params url.Values, connections int) *sql.DB {
	db := sql.OpenDB(&connector{dsn: dsn(path, params), driver: &sqlite3.SQLiteDriver{ConnectHook: prepare}})
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db
}

// Connect opens one connection.
func (c *connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }

// Driver is the driver the connections come from.
func (c *connector) Driver() driver.Driver { return c.driver }

// prepare gives a new connection the functions our queries use.
func prepare(conn *sqlite3.SQLiteConn) error {
	return errors.Join(conn.RegisterFunc("rank", rank, true), conn.RegisterFunc("mentions", mentions, true),
		conn.RegisterFunc("folded", fold, true))
}

// dsn writes the file name as a URI, the only form in which SQLite takes any path and all
// parameters.
func dsn(path string, params url.Values) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/... becomes /C:/...
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: params.Encode()}).String()
}

// statements is how many prepared statements a connection keeps, more than there are different
// ones in common use.
const statements = "64"

// writerParams are for the one connection that writes. go-sqlite3 lowers synchronous to NORMAL
// unless told otherwise, and that loses saved rows in a power cut.
func writerParams() url.Values {
	return url.Values{
		"_journal_mode":       {"WAL"},
		"_synchronous":        {"FULL"},
		"_foreign_keys":       {"on"},
		"_busy_timeout":       {"5000"},
		"_txlock":             {"immediate"},
		"_recursive_triggers": {"on"},
		"_secure_delete":      {"on"},
		"_stmt_cache_size":    {statements},
	}
}

// readerParams are for the connections that only read, while the writer may be writing.
func readerParams() url.Values {
	return url.Values{"mode": {"ro"}, "_query_only": {"1"}, "_busy_timeout": {"5000"}, "_stmt_cache_size": {statements}}
}

// copierParams are for a connection that copies the database while it is in use.
func copierParams() url.Values {
	return url.Values{"mode": {"rw"}, "_busy_timeout": {"5000"}}
}

// frozenParams are for a file nobody changes: SQLite takes no lock and leaves no file beside it.
func frozenParams() url.Values {
	return url.Values{"mode": {"ro"}, "immutable": {"1"}, "_query_only": {"1"}}
}
