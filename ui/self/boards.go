package self

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"greenroom/data"
	"greenroom/ui/folio"
	"greenroom/ui/folio/desk"
	"greenroom/ui/folio/form"
	"greenroom/ui/folio/shelf"
	"greenroom/ui/room"
	"greenroom/ui/theme"
	"greenroom/ui/widget"
	"greenroom/ui/words"
)

// boards is how the board was before.
type boards = folio.Folio[data.Board, data.Board]

func newBoards(win room.Window, store Store) *boards {
	p := newBoardPage(win, store.Now)
	matching := func(ctx context.Context, q shelf.Query) ([]data.Board, error) {
		all, err := store.Boards(ctx)
		var found []data.Board
		for _, b := range all {
			if saysWords(b, q.Text) {
				found = append(found, b)
			}
		}
		return found, err
	}
	l := folio.New(folio.Config[data.Board, data.Board]{
		Window: win,
		Store:  store,
		Kind:   data.KindBoard,
		Words:  boardPhrases(),

		Drafts: desk.Kind[data.Board]{
			ID:    func(b data.Board) int64 { return b.ID },
			Blank: func(b data.Board) bool { return len(b.Cards) == 0 && strings.TrimSpace(b.Note) == "" },
			Save:  store.SaveBoard,
			Adopt: func(b *data.Board, saved data.Board) {
				b.ID, b.Created, b.Updated = saved.ID, saved.Created, saved.Updated
			},
			Now: store.Now,
		},
		Updated: func(b data.Board) time.Time { return b.Updated },
		Read:    store.Board,
		Begin: func(string) data.Board {
			now, err := today(context.Background(), store)
			if err != nil {
				fyne.Do(func() { win.Fail(lang.L("keep the board"), err) })
			}
			return now
		},
		Prepare: func(context.Context, data.Board) func() { return func() {} },

		Load: func(ctx context.Context, q shelf.Query, limit, offset int) ([]data.Board, error) {
			found, err := matching(ctx, q)
			from := min(offset, len(found))
			return found[from:min(from+limit, len(found))], err
		},
		Count: func(ctx context.Context, q shelf.Query) (int, error) {
			found, err := matching(ctx, q)
			return len(found), err
		},
		Row: func() widget.Row[data.Board] { return newBoardRow() },
		ID:  func(b data.Board) int64 { return b.ID },
	})
	p.Folio = l
	p.Filled(func(b data.Board) {
		if b.ID == 0 && len(b.Cards) > 0 { // opened to be kept, also when nothing is said of it
			l.Change(func(*data.Board) {})
			l.FlushSoon()
		}
	})
	l.Furnish(p)
	return l
}

// keep keeps the board as it is now.
func keep(ctx context.Context, store Store) (data.Board, error) {
	b, err := today(ctx, store)
	if err != nil {
		return b, err
	}
	return store.SaveBoard(ctx, b)
}

// today is the board as it is now.
func today(ctx context.Context, store Store) (data.Board, error) {
	cards, err := store.SWOTs(ctx)
	if err != nil {
		return data.Board{}, err
	}
	b := data.Board{Created: store.Now()}
	for _, field := range data.SWOTFields() {
		for _, card := range cards {
			if card.Field == field {
				b.Cards = append(b.Cards, data.BoardCard{Field: card.Field, Text: card.Text, Note: card.Note})
			}
		}
	}
	return b, nil
}

// saysWords reports whether each word of a text is somewhere on a board.
func saysWords(b data.Board, text string) bool {
	all := b.Note
	for _, card := range b.Cards {
		all += " " + card.Text + " " + card.Note
	}
	all = strings.ToLower(all)
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

func boardPhrases() folio.Words[data.Board] {
	return folio.Words[data.Board]{
		Title:      lang.L("Earlier boards"),
		New:        lang.L("Keep today’s board"),
		Search:     lang.L("Search boards"),
		Nothing:    lang.L("No board has these words."),
		Choose:     lang.L("Choose a board to read how it was."),
		EmptyIcon:  "clock",
		EmptyTitle: lang.L("How you saw it then"),
		EmptyText:  lang.L("The board is kept by itself before you change it on another day, and whenever you ask for it. Read again in half a year, it shows what has become of a weakness."),
		EmptyNew:   lang.L("Keep today’s board"),
		List:       lang.L("read the earlier boards"),
		Open:       lang.L("open this board"),
		Save:       lang.L("save your words on this board"),
		Delete:     lang.L("delete this board"),
		Deleted:    func(data.Board) string { return lang.L("Board deleted") },
	}
}

// newBoardPage makes the right side: a board to read, and a word on it.
func newBoardPage(win room.Window, now func() time.Time) *form.Form[data.Board, data.Board] {
	p := form.New[data.Board, data.Board](win, now)
	when := widget.NewQuiet("")
	note := p.Title(lang.L("A word on it"), func(b *data.Board) *string { return &b.Note })
	read := widget.VStack(2 * theme.Grid)
	p.Filled(func(b data.Board) {
		when.SetText("")
		if !b.Created.IsZero() {
			when.SetText(b.Created.Local().Format("Monday 2 January 2006"))
		}
		read.RemoveAll()
		for _, field := range data.SWOTFields() {
			read.Add(readField(b, field))
		}
		read.Refresh()
	})
	p.Lay(lang.L("Delete this board"), widget.VStack(0, when, note), read)
	return p
}

// readField shows what stood in a field.
func readField(b data.Board, field data.SWOTField) fyne.CanvasObject {
	all := widget.VStack(theme.Grid, widget.NewSection(fieldName(field)))
	for _, card := range b.Cards {
		if card.Field != field {
			continue
		}
		all.Add(widget.NewText("· " + headline(card.Text)))
		if strings.TrimSpace(card.Note) != "" {
			note := widget.NewText(card.Note)
			note.Color, note.TextSize = theme.Quiet, theme.SizeQuiet
			all.Add(widget.Pad(note, 0, 0, 0, 10))
		}
	}
	if len(all.Objects) == 1 {
		all.Add(widget.NewQuiet(lang.L("Nothing stood here.")))
	}
	return all
}

// newBoardRow makes a row of the list: the day, and what was said of the board.
func newBoardRow() widget.Row[data.Board] {
	day, says := widget.NewSection(" "), widget.NewQuiet(" ")
	return widget.NewRow(widget.VStack(2, day, says), func(b data.Board) {
		if b.ID == 0 {
			day.SetText(" ")
			says.SetText(" ")
			return
		}
		day.SetText(b.Created.Local().Format("2 January 2006"))
		says.SetText(headline(b.Note, words.Count(data.KindSWOT, len(b.Cards))))
	})
}
