package data_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"greenroom/data"
)

// withoutRights does something as somebody whom file permissions bind, which they do not bind root.
func withoutRights(t *testing.T, do func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		do()
		return
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	ok(t, syscall.Setfsuid(65534))
	defer func() { ok(t, syscall.Setfsuid(0)) }()
	do()
}

func TestAFolderThatCannotBeWrittenIsRefused(t *testing.T) {
	t.Run("with a database in it", func(t *testing.T) {
		dir, _ := closed(t)
		ok(t, os.Chmod(dir, 0o555))
		t.Cleanup(func() { ok(t, os.Chmod(dir, 0o700)) })
		before := contents(t, dir)
		withoutRights(t, func() { refused(t, dir, data.ErrReadOnly, dir) })
		same(t, before, contents(t, dir))
	})
	t.Run("that is still to be made", func(t *testing.T) {
		parent := t.TempDir()
		ok(t, os.Chmod(parent, 0o555))
		dir := filepath.Join(parent, "greenroom")
		withoutRights(t, func() { refused(t, dir, data.ErrReadOnly, dir) })
		if _, err := os.Stat(dir); err == nil {
			t.Error("it was made")
		}
	})
	t.Run("that is a file", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "greenroom")
		write(t, file, []byte("mine"))
		refused(t, file, data.ErrReadOnly, file)
		refused(t, filepath.Join(file, "in it"), data.ErrReadOnly, filepath.Join(file, "in it"))
		same(t, "mine", string(must(os.ReadFile(file))(t)))
	})
}

func TestADatabaseThatCannotBeReadIsRefused(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	dir, file := closed(t)
	ok(t, os.Chmod(file, 0))
	refused(t, dir, data.ErrReadOnly, file)
}
