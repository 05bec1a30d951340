include syllables.praat
form Stopwatch
	sentence file
endform
sound = Read from file: file$
stopwatch
wide = To Pitch (ac): 0.01, 60, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 600
low = Get quantile: 0, 0, 0.25, "Hertz"
high = Get quantile: 0, 0, 0.75, "Hertz"
selectObject: sound
To Pitch (ac): 0.01, 0.75 * low, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 1.5 * high
selectObject: sound
To Intensity: 60, 0.01, "yes"
@syllables: sound
seconds = stopwatch
writeInfoLine: seconds
