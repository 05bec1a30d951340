form Intensity
	sentence file
	real floor
endform
Read from file: file$
To Intensity: floor, 0.01, "yes"
first = Get time from frame number: 1
step = Get time step
Down to Matrix
values# = Get all values in row: 1
writeInfoLine: first, " ", step
appendInfoLine: values#
