package settings

import (
	"errors"

	"fyne.io/fyne/v2/lang"

	"greenroom/audio"
	"greenroom/ui/settings/miccheck"
	"greenroom/ui/words"
)

// trouble says why the sound does not work and what to do, for someone who is
// in the settings already.
func trouble(err error) string {
	switch {
	case errors.Is(err, audio.ErrNoMicrophone):
		return lang.L("No microphone was found. Plug one in, then press Look again.")
	case errors.Is(err, audio.ErrNoLoudspeaker):
		return lang.L("No loudspeaker was found. Plug in headphones, then press Look again.")
	case errors.Is(err, audio.ErrRefused):
		return lang.L("The microphone could not be opened. Another program may hold it, or the system's privacy settings keep it from Greenroom. Close the program or allow it there, then test again.")
	case errors.Is(err, audio.ErrNoSoundServer):
		return lang.L("The sound system of this computer does not answer. Signing out and in again starts it anew; then press Look again.")
	case errors.Is(err, miccheck.ErrMute):
		return lang.L("The microphone was opened, but no sound came from it. Unplug it and plug it in again, or choose another one above.")
	}
	return words.Explain(err)
}

// outcome says how a check went.
func outcome(verdict miccheck.Verdict) string {
	switch verdict {
	case miccheck.Good:
		return lang.L("Good. You are easy to hear.")
	case miccheck.Quiet:
		return lang.L("Too quiet. Come closer to the microphone, or turn it up in the system's sound settings.")
	case miccheck.Loud:
		return lang.L("Too loud, so it crackles. Move back a little, or turn the microphone down in the system's sound settings.")
	}
	return lang.L("Nothing was heard. The microphone may be muted, or it may be another one that you speak into: choose it above.")
}

// signOf is the icon beside an outcome.
func signOf(verdict miccheck.Verdict) string {
	if verdict == miccheck.Good {
		return "check"
	}
	return "warning"
}
