include syllables.praat
form Nuclei
	sentence file
endform
sound = Read from file: file$
@syllables: sound
writeInfoLine: syllables.times#
