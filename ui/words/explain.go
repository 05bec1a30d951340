package words

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/data"
	"greenroom/data/feedback"
)

// Explain says in plain words why something failed and what to do next. Errors
// it does not know are told as they are: better a rough sentence than none.
func Explain(err error) string {
	var file *audio.FileError
	if errors.As(err, &file) {
		return lang.L("{{.Name}} cannot be read as sound: {{.Reason}}. Greenroom reads WAV, FLAC and MP3.",
			map[string]any{"Name": filepath.Base(file.Path), "Reason": strings.TrimSuffix(file.Reason, ".")})
	}
	for _, known := range explanations() {
		if errors.Is(err, known.err) {
			return known.words
		}
	}
	return lang.L("The reason given is: {{.Reason}}.", map[string]any{"Reason": strings.TrimSuffix(err.Error(), ".")})
}

type explanation struct {
	err   error
	words string
}

func explanations() []explanation {
	return []explanation{
		{audio.ErrNoMicrophone, lang.L("No microphone was found. Plug one in, or choose another in Settings > Sound.")},
		{audio.ErrNoLoudspeaker, lang.L("No loudspeaker was found. Plug in headphones, or choose another in Settings > Sound.")},
		{audio.ErrNoSoundServer, lang.L("The sound system of this computer does not answer. Greenroom tries again by itself; if it stays silent, sign out and in again.")},
		{audio.ErrRefused, lang.L("The system does not let Greenroom use the microphone. Allow it in the system's privacy settings, then try again.")},
		{audio.ErrNothingHeard, lang.L("Nothing was heard before you stopped. Wait for the clock to run, then speak.")},
		{audio.ErrLost, lang.L("The device went away.")},
		{audio.ErrTooLong, lang.L("Two hours is the longest take.")},
		{audio.ErrFull, lang.L("The disk is full. Make some room, for example in Settings > Your data > Trash.")},
		{data.ErrGone, lang.L("The data folder is no longer in its place. Put it back, or plug in the disk it is on; what you type is kept here meanwhile.")},
		{data.ErrElsewhere, lang.L("The backup is made, but its second copy could not be written. Check that the folder for it is there: Settings > Backups.")},
		{data.ErrNoKey, lang.L("The key of this copy is not beside it: a file whose name begins with greenroom-key. Put both into one folder.")},
		{data.ErrFull, lang.L("The disk is full. Make some room, for example in Settings > Your data > Trash.")},
		{audio.ErrNotSound, lang.L("This file cannot be read as sound. Greenroom reads WAV, FLAC and MP3.")},
		{data.ErrNotFound, lang.L("It is no longer there. It may be in the trash: Settings > Your data.")},
		{data.ErrReadOnly, lang.L("The data folder cannot be written. Check that it belongs to you and that the disk is not write-protected.")},
		{data.ErrInUse, lang.L("Another Greenroom has this data folder open, and its window does not answer. Close it first; if it hangs, end the program.")},
		{data.ErrNewer, lang.L("A newer Greenroom has written it. Install that version again to open it; nothing was changed.")},
		{data.ErrForeign, lang.L("It is not a Greenroom file. Move it away, or choose another folder with --data; nothing was changed.")},
		{data.ErrDamaged, lang.L("It is damaged. Nothing was changed. Settings > Backups brings back how it was; a damaged export has to be made again.")},
		{feedback.ErrNotAForm, lang.L("It is not a file that a Greenroom page has saved. Ask for the one that “Save my feedback” makes; nothing was changed.")},
		{feedback.ErrTooMuch, lang.L("There is more in it than a page can hold. Ask for it once more; nothing was changed.")},
		{fs.ErrNotExist, lang.L("The file is no longer there.")},
		{fs.ErrPermission, lang.L("The file or folder may not be opened. Check whom it belongs to.")},
		{context.Canceled, lang.L("It was cancelled; nothing was changed.")},
	}
}
