form Livelier
	sentence file
	real factor
	sentence out
endform
sound = Read from file: file$
To Pitch (ac): 0.01, 60, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, 400
median = Get quantile: 0, 0, 0.5, "Hertz"
selectObject: sound
manipulation = To Manipulation: 0.01, 60, 400
tier = Extract pitch tier
Formula: "median * (self / median) ^ factor"
selectObject: manipulation, tier
Replace pitch tier
selectObject: manipulation
Get resynthesis (overlap-add)
loudest = Get absolute extremum: 0, 0, "None"
if loudest > 0.99
	Scale peak: 0.99
endif
Save as WAV file: out$
