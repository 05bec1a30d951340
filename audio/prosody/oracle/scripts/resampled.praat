form Resampled
	sentence file
	real rate
	sentence out
endform
Read from file: file$
Resample: rate, 50
Save as WAV file: out$
