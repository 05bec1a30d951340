package data

import "syscall"

// onNetwork reports whether a folder is on a file system that another machine keeps (statfs(2)).
func onNetwork(dir string) bool {
	const nfs, smb, smb2, cifs, afs, ceph, ninep = 0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x00c36400, 0x01021997
	var info syscall.Statfs_t
	if err := syscall.Statfs(dir, &info); err != nil {
		return false
	}
	switch uint32(info.Type) {
	case nfs, smb, smb2, cifs, afs, ceph, ninep:
		return true
	}
	return false
}
