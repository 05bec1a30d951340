package interviews

import "io"

// Import brings a calendar in as if its file had been chosen.
func (r *Room) Import(from io.Reader) { r.list.Import(from) }

// Export writes a calendar as if a place for it had been chosen.
func (r *Room) Export(to io.WriteCloser, id int64) { r.list.Export(to, id) }

// Cards are the interviews on the board, column by column.
func (r *Room) Cards() [][]int64 {
	all := make([][]int64, len(r.board.columns))
	for n, column := range r.board.columns {
		for _, c := range column {
			all[n] = append(all[n], c.interview.ID)
		}
	}
	return all
}

// Card is the card of an interview.
func (r *Room) Card(id int64) *card { return r.board.find(id) }

// Move takes a card to the column beside it, as Shift and an arrow do.
func (r *Room) Move(id int64, by int) {
	c := r.board.find(id)
	column, _ := r.board.place(c)
	r.board.move(c, column+by)
}
