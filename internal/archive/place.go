package archive

import (
	"github.com/headwater-news/headwater/internal/calendar"
	"github.com/headwater-news/headwater/internal/cursor"
)

// Cursor writes the place in a list of stories that is right behind one. Of
// says which list it is.
func (s *Story) Cursor(of string) string { return cursor.Encode(of, int64(s.Latest), s.Num) }

// StoryAt reads a place in a list of stories, for Page.After: nil where the list
// begins, which "" stands for. The error is cursor.ErrWrong.
func StoryAt(place, of string) (*Story, error) {
	if place == "" {
		return nil, nil
	}
	n, err := cursor.Decode(place, of, 2)
	if err != nil {
		return nil, err
	}
	return &Story{Latest: calendar.Day(n[0]), Num: n[1]}, nil
}

// Cursor writes where a part of what a search finds begins. Of says which search
// it is.
func (s *Slice) Cursor(of string) string { return cursor.Encode(of, s.Upto, int64(s.Skip)) }

// maxSkip is more than a search ranks.
const maxSkip = 1 << 20

// SliceAt is the part of so many reports that begins at a place, where "" is the
// first. The error is cursor.ErrWrong.
func SliceAt(place, of string, limit int) (Slice, error) {
	if place == "" {
		return Slice{Limit: limit}, nil
	}
	n, err := cursor.Decode(place, of, 2)
	if err != nil {
		return Slice{}, err
	}
	if n[0] < 0 || n[1] < 0 || n[1] > maxSkip {
		return Slice{}, cursor.ErrWrong
	}
	return Slice{Upto: n[0], Skip: int(n[1]), Limit: limit}, nil
}
