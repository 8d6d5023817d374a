package quality

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// eachRow reads a table: one row a line, its fields parted by tabs. Empty lines
// and those that begin with # say nothing. An error names its line.
func eachRow(r io.Reader, fields int, read func(f []string) error) error {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return fmt.Errorf("line %d: %d fields, not %d", n, len(f), fields)
		}
		if err := read(f); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return lines.Err()
}
