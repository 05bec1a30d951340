package rig

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
)

// Query reads rows from a database by the sqlite3 command, which opens it for
// reading only. Columns are matched to the fields of T as JSON matches them.
func Query[T any](ctx context.Context, database, sql string) ([]T, error) {
	cmd := exec.CommandContext(ctx, "sqlite3", "-readonly", "-bail", "-cmd", ".timeout 5000", "-json", database, sql)
	var out, problem bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problem
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("query %s: %w: %s", database, err, problem.Bytes())
	}
	var rows []T
	if out.Len() == 0 {
		return nil, nil // no rows; sqlite3 writes nothing at all then
	}
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
		return nil, fmt.Errorf("query %s: read answer %s: %w", database, out.Bytes(), err)
	}
	return rows, nil
}
