// Package knock lets a second start of Greenroom call the first one on the same
// data folder to the front. It uses a Unix socket, which no other machine can
// reach and which is gone with the session.
package knock

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// patience is how long a knock waits for an answer.
const patience = 2 * time.Second

// answer is what is said when somebody knocks.
const answer = "coming\n"

// door is where the socket for a data folder is.
func door(folder string) string {
	sum := sha256.Sum256([]byte(folder))
	name := "greenroom-" + hex.EncodeToString(sum[:8])
	if dir := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(dir) {
		return filepath.Join(dir, name)
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("%s-%d", name, os.Getuid()))
}

// Listen calls come whenever another start knocks, with what that was started
// for, until it is closed. Only the holder of the folder's lock may listen: what
// a crash left is taken away.
func Listen(folder string, come func(wish string)) (io.Closer, error) {
	path := door(folder)
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("listen for other starts: %w", err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("listen for other starts: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("listen for other starts: %w", err), l.Close())
	}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // closed
			}
			go open(conn, come)
		}
	}()
	return l, nil
}

// longest is how long a wish may be: a path, at most.
const longest = 8 << 10

// open hears what somebody who knocked wishes, and answers.
func open(conn net.Conn, come func(string)) {
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	wish, err := bufio.NewReader(io.LimitReader(conn, longest)).ReadString('\n')
	if err != nil {
		return // who knocked has gone
	}
	come(strings.TrimSuffix(wish, "\n"))
	_, _ = io.WriteString(conn, answer)
}

// Knock calls the holder of a data folder to the front, tells it the wish, which
// may be "", and reports whether it answered.
func Knock(folder, wish string) bool {
	conn, err := net.DialTimeout("unix", door(folder), patience)
	if err != nil {
		return false
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(conn, wish+"\n"); err != nil {
		return false
	}
	said, err := io.ReadAll(conn)
	return err == nil && string(said) == answer
}
