package flink

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
)

// workerBinary names, in the environment, the program that a worker runs.
const workerBinary = "HEADWATER_WORKER"

// TestMain also is what a task manager starts a worker by: it is told where
// the worker's job is.
func TestMain(m *testing.M) {
	if binary := os.Getenv(workerBinary); binary != "" {
		err := launch(binary, os.Args[1:])
		os.WriteFile(binary+".failed", []byte(fmt.Sprintln(err)), 0o600) // a task manager keeps quiet about it
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// launch becomes a worker. Beam's own launcher would fetch the program first and
// leave it on the machine afterwards.
func launch(binary string, args []string) error {
	told := map[string]string{}
	for _, arg := range args {
		name, value, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		told[name] = value
	}
	ctx := grpcx.WriteWorkerID(context.Background(), told["id"])
	info, err := tools.ProvisionInfo(ctx, told["provision_endpoint"])
	if err != nil {
		return err
	}
	options, err := tools.ProtoToJSON(info.GetPipelineOptions())
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp(filepath.Dir(binary), "worker")
	if err != nil {
		return err
	}
	file := filepath.Join(dir, "options.json")
	if err := os.WriteFile(file, []byte(options), 0o600); err != nil {
		return err
	}
	return syscall.Exec(binary, []string{binary, "--worker=true",
		"--id=" + told["id"],
		"--logging_endpoint=" + info.GetLoggingEndpoint().GetUrl(),
		"--control_endpoint=" + info.GetControlEndpoint().GetUrl(),
	}, append(os.Environ(), "PIPELINE_OPTIONS_FILE="+file, workerBinary+"="))
}
