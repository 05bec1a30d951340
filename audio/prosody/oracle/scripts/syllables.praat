# A syllable is a peak of intensity with a dip of at least 2 dB after it, that
# is voiced and no more than 25 dB below the loudest hundredth.
procedure syllables: .sound
	selectObject: .sound
	.pitch = To Pitch (ac): 0.02, 30, 4, "no", 0.03, 0.25, 0.01, 0.35, 0.25, 450
	selectObject: .sound
	.intensity = To Intensity: 50, 0, "yes"
	.lowest = Get minimum: 0, 0, "parabolic"
	.highest = Get maximum: 0, 0, "parabolic"
	.loud = Get quantile: 0, 0, 0.99
	.threshold = max (.loud - 25, .lowest)
	.silences = To TextGrid (silences): -25 - (.highest - .loud), 0.3, 0.1, "silent", "sounding"
	selectObject: .intensity
	.matrix = Down to Matrix
	.curve = To Sound (slice): 1
	.peaks = To PointProcess (extrema): 1, "yes", "no", "sinc70"
	.n = Get number of points
	.times# = zero# (0)
	.last = undefined
	for .i to .n
		selectObject: .peaks
		.t = Get time from index: .i
		selectObject: .intensity
		.value = Get value at time: .t, "cubic"
		if .value > .threshold
			if .last <> undefined
				.dip = Get minimum: .last, .t, "none"
				if .lastValue - .dip > 2
					@syllables_keep: .last
				endif
			endif
			.last = .t
			.lastValue = .value
		endif
	endfor
endproc

procedure syllables_keep: .t
	selectObject: syllables.pitch
	.hertz = Get value at time: .t, "Hertz", "linear"
	if .hertz <> undefined
		selectObject: syllables.silences
		.interval = Get interval at time: 1, .t
		.label$ = Get label of interval: 1, .interval
		if .label$ = "sounding"
			syllables.times# = combine# (syllables.times#, { .t })
		endif
	endif
endproc
