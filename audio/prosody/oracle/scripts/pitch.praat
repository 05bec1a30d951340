form Pitch
	sentence file
	real floor
	real ceiling
endform
Read from file: file$
To Pitch (ac): 0.01, floor, 15, "no", 0.03, 0.45, 0.01, 0.35, 0.14, ceiling
first = Get time from frame number: 1
step = Get time step
values# = List values in all frames: "Hertz"
writeInfoLine: first, " ", step
appendInfoLine: values#
