package data

import (
	"context"
	"errors"
	"reflect"
)

// Since has what is saved under the context change only what differs from read, the thing as it was
// read: what others changed of it meanwhile stays. Where both changed a field, what is saved wins.
func Since[T any](ctx context.Context, read T) context.Context {
	return context.WithValue(ctx, sinceKey[T]{}, read)
}

type sinceKey[T any] struct{}

// upToDate is a thing that is about to be saved, with what others changed of it since it was read.
// now reads it as it is kept.
func upToDate[T any](ctx context.Context, thing T, id func(*T) int64, now func() (T, error)) (T, error) {
	read, said := ctx.Value(sinceKey[T]{}).(T)
	if !said || id(&thing) == 0 || id(&read) != id(&thing) {
		return thing, nil
	}
	kept, err := now()
	if errors.Is(err, ErrNotFound) {
		return thing, nil // saving it says so
	}
	return merged(read, thing, kept), err
}

// merged is what two changes of one thing come to: what only one of them changed is as that one has
// it, and what both changed as the first has it.
func merged[T any](before, first, second T) T {
	was, is, other := reflect.ValueOf(before), reflect.ValueOf(&first).Elem(), reflect.ValueOf(second)
	for i := range is.NumField() {
		if same(was.Field(i), is.Field(i)) {
			is.Field(i).Set(other.Field(i))
		}
	}
	return first
}

// same compares two fields. A list that is empty and one that is not there are the same.
func same(a, b reflect.Value) bool {
	if a.Kind() == reflect.Slice && a.Len() == 0 && b.Len() == 0 {
		return true
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}
