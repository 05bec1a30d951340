package prosody

import (
	"bytes"
	"compress/flate"
	"encoding/gob"
	"fmt"
	"io"
)

// packed is a report as it is kept: its tracks, which are nearly all of it, as
// numbers of 32 bits.
type packed struct {
	Report        bare
	F0, Intensity []float32
}

// bare is a report without methods, which gob would call instead of looking
// into it.
type bare Report

// maxPacked is more than the longest report has, unpacked.
const maxPacked = 1 << 28

// MarshalBinary packs a report, about 40 KB for each minute.
func (r *Report) MarshalBinary() ([]byte, error) {
	p := packed{Report: bare(*r), F0: narrow(r.F0), Intensity: narrow(r.Intensity)}
	p.Report.F0, p.Report.Intensity = nil, nil
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("pack report: %w", err)
	}
	if err := gob.NewEncoder(w).Encode(p); err != nil {
		return nil, fmt.Errorf("pack report: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack report: %w", err)
	}
	return b.Bytes(), nil
}

// UnmarshalBinary unpacks what MarshalBinary made. What is damaged is an error
// and leaves the report as it was.
func (r *Report) UnmarshalBinary(b []byte) error {
	var p packed
	unpacked := io.LimitReader(flate.NewReader(bytes.NewReader(b)), maxPacked)
	if err := gob.NewDecoder(unpacked).Decode(&p); err != nil {
		return fmt.Errorf("unpack report: %w", err)
	}
	*r = Report(p.Report)
	r.F0, r.Intensity = widen(p.F0), widen(p.Intensity)
	return nil
}

func narrow(x []float64) []float32 {
	out := make([]float32, len(x))
	for i, v := range x {
		out[i] = float32(v)
	}
	return out
}

func widen(x []float32) []float64 {
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = float64(v)
	}
	return out
}
