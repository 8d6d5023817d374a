package parallel

import (
	"fmt"
	"runtime/debug"
)

// Fault is a panic. Each panics with one when a call of its did on another
// goroutine, so that whoever called can recover: a server loses one answer, not
// its life.
type Fault struct {
	Value any    // of the panic
	Stack []byte // of the goroutine that panicked
}

// Error is what to do, the value and the stack.
func (f *Fault) Error() string {
	return fmt.Sprintf("this is a fault of the program, please report it with these lines: %v\n\n%s", f.Value, f.Stack)
}

// Catch is deferred, and makes a panic the error of the function that defers it.
func Catch(err *error) {
	if f := Recovered(recover()); f != nil {
		*err = f
	}
}

// Caught is what do returns, or the error that its panic is.
func Caught[V any](do func() (V, error)) (_ V, err error) {
	defer Catch(&err)
	return do()
}

// Recovered is the fault that the built-in recover returned the value of, nil
// for none. It is called where recover is, while the stack is still there.
func Recovered(value any) *Fault {
	switch v := value.(type) {
	case nil:
		return nil
	case *Fault:
		return v
	default:
		return &Fault{v, debug.Stack()}
	}
}
