package parallel

import "context"

// Gate lets so many through at a time. Work that takes all cores and much
// memory goes behind one, lest many who ask for it at once stop everybody.
type Gate chan struct{}

// NewGate makes a gate for so many.
func NewGate(most int) Gate { return make(Gate, most) }

// Enter waits for a place, which leave gives back. The error is that of ctx.
func (g Gate) Enter(ctx context.Context) (leave func(), err error) {
	select {
	case g <- struct{}{}:
		return func() { <-g }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
