package settings

// OpenCopy is what happens when the person has chosen a backup that lies
// elsewhere.
func (r *Room) OpenCopy(path string) { r.backups.openCopy(path, "") }
