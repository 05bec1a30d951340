package ui_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"greenroom/assets"
)

// counted is what English needs for a word that is counted.
type counted struct{ One, Other string }

// TestEveryCountedWordHasItsSingular reads the source: the key of lang.N is the
// plural, and only the translation knows how one of it is called.
func TestEveryCountedWordHasItsSingular(t *testing.T) {
	file, err := fs.ReadFile(assets.Translations(), "translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var english map[string]counted
	if err := json.Unmarshal(file, &english); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for key, place := range calls(t, "N") {
		used[key] = true
		words, known := english[key]
		switch {
		case !known:
			t.Errorf("%s: en.json lacks %q", place, key)
		case words.One == words.Other || words.Other != key:
			t.Errorf("%s: en.json has one %q, other %q", place, words.One, words.Other)
		}
	}
	for key := range english {
		if !used[key] {
			t.Errorf("en.json has %q, which is said nowhere", key)
		}
	}
}

// TestNoKeyIsAWordTheBundleReserves guards against keys that break a
// translation file (see the documentation of Fyne's package lang).
func TestNoKeyIsAWordTheBundleReserves(t *testing.T) {
	reserved := "id description hash leftdelim rightdelim zero one two few many other translation"
	for key, place := range calls(t, "L") {
		for _, word := range strings.Fields(reserved) {
			if strings.EqualFold(key, word) {
				t.Errorf("%s: %q cannot be a key", place, key)
			}
		}
	}
}

// calls finds the literal first arguments of lang.name in the ui, and fails
// for one that is no literal: it could not be translated.
func calls(t *testing.T, name string) map[string]token.Position {
	t.Helper()
	found := map[string]token.Position{}
	files := token.NewFileSet()
	err := filepath.WalkDir(".", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || !isLang(call.Fun, name) || len(call.Args) == 0 {
				return true
			}
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: lang.%s of what is no literal", files.Position(call.Pos()), name)
				return true
			}
			if key, err := strconv.Unquote(literal.Value); err == nil {
				found[key] = files.Position(call.Pos())
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatalf("no call of lang.%s found: the test looks in the wrong place", name)
	}
	return found
}

func isLang(fun ast.Expr, name string) bool {
	selector, ok := fun.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != name {
		return false
	}
	pkg, ok := selector.X.(*ast.Ident)
	return ok && pkg.Name == "lang"
}
