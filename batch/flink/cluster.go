// Package flink starts a small Apache Flink on this machine, so that the batch
// can be tried on a cluster: a job manager, two task managers of one slot each,
// and the job server of Apache Beam, every one a process of its own. Its jars
// are those that pom.xml names.
package flink

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Slots is how many tasks a cluster does at a time.
const Slots = 2

// Cluster is a Flink that runs until it is closed or its context ends.
type Cluster struct {
	Endpoint string // where the job server takes jobs, for --endpoint

	ctx       context.Context
	dir       string
	jars      string
	rest      string // address of the job manager's interface for people
	processes []*process
	tasks     []*process // the task managers among them
	started   int        // task managers ever
}

// process is one Java program of the cluster.
type process struct {
	*exec.Cmd
	log  string
	done chan struct{} // closed once it has ended
}

// opened are the parts of Java that Flink reaches into and that Java has kept
// to itself since its version 16.
var opened = []string{
	"--add-exports=java.base/sun.net.util=ALL-UNNAMED",
	"--add-opens=java.base/java.lang=ALL-UNNAMED",
	"--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
	"--add-opens=java.base/java.net=ALL-UNNAMED",
	"--add-opens=java.base/java.nio=ALL-UNNAMED",
	"--add-opens=java.base/java.time=ALL-UNNAMED",
	"--add-opens=java.base/java.util=ALL-UNNAMED",
	"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
	"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
}

// configuration is Flink's, but for the ports. The sizes are those of a small
// machine, and all have to be given where Flink's own scripts don't start it.
// A job whose worker died is tried again. The machine may have much else to do:
// what is slow is not dead.
const configuration = `
jobmanager.rpc.address: localhost
jobmanager.bind-host: localhost
rest.address: localhost
rest.bind-address: localhost
taskmanager.host: localhost
taskmanager.bind-host: localhost
taskmanager.numberOfTaskSlots: 1
taskmanager.cpu.cores: 1
taskmanager.memory.framework.heap.size: 128m
taskmanager.memory.framework.off-heap.size: 128m
taskmanager.memory.task.heap.size: 384m
taskmanager.memory.task.off-heap.size: 0m
taskmanager.memory.managed.size: 128m
taskmanager.memory.network.min: 64m
taskmanager.memory.network.max: 64m
taskmanager.memory.jvm-metaspace.size: 128m
taskmanager.memory.jvm-overhead.min: 64m
taskmanager.memory.jvm-overhead.max: 64m
akka.ask.timeout: 120 s
akka.startup-timeout: 120 s
heartbeat.interval: 2000
heartbeat.timeout: 30000
restart-strategy: fixed-delay
restart-strategy.fixed-delay.attempts: 3
restart-strategy.fixed-delay.delay: 1 s
classloader.resolve-order: parent-first
`

// Start starts a cluster that keeps its files in a folder and waits until it
// takes jobs. Its jars are a folder.
func Start(ctx context.Context, jars, dir string) (*Cluster, error) {
	c := &Cluster{ctx: ctx, dir: dir, jars: jars}
	if err := c.start(); err != nil {
		c.Close()
		return nil, fmt.Errorf("flink: %w\n%s", err, c.Log())
	}
	return c, nil
}

func (c *Cluster) start() error {
	ports, err := freePorts(2)
	if err != nil {
		return err
	}
	c.rest = fmt.Sprintf("localhost:%d", ports[1])
	conf := configuration + fmt.Sprintf("jobmanager.rpc.port: %d\nrest.port: %d\nio.tmp.dirs: %s\n", ports[0], ports[1], c.dir)
	if err := os.WriteFile(filepath.Join(c.dir, "flink-conf.yaml"), []byte(conf), 0o600); err != nil {
		return err
	}
	if _, err := c.java("jobmanager", "256m", "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint", "--configDir", c.dir); err != nil {
		return err
	}
	for range Slots {
		if err := c.AddTaskManager(); err != nil {
			return err
		}
	}
	server, err := c.java("jobserver", "384m", "org.apache.beam.runners.flink.FlinkJobServerDriver",
		"--job-host=localhost", "--job-port=0", "--artifact-port=0", "--expansion-port=0",
		"--artifacts-dir="+filepath.Join(c.dir, "artifacts"), "--clean-artifacts-per-job",
		"--flink-master="+c.rest, "--flink-conf-dir="+c.dir)
	if err != nil {
		return err
	}
	if err := c.await("the job server", func() bool {
		b, err := os.ReadFile(server.log)
		_, after, found := bytes.Cut(b, []byte("JobService started on "))
		line, _, whole := bytes.Cut(after, []byte("\n"))
		c.Endpoint = string(bytes.TrimSpace(line))
		return err == nil && found && whole
	}); err != nil {
		return err
	}
	return c.AwaitSlots()
}

// AddTaskManager starts one task manager more.
func (c *Cluster) AddTaskManager() error {
	c.started++
	name := fmt.Sprintf("taskmanager%d", c.started)
	p, err := c.java(name, "512m", "org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "--configDir", c.dir)
	if err == nil {
		c.tasks = append(c.tasks, p)
	}
	return err
}

// KillTaskManager ends the first task manager as a crash would.
func (c *Cluster) KillTaskManager() error {
	p := c.tasks[0]
	c.tasks = c.tasks[1:]
	c.processes = slices.DeleteFunc(c.processes, func(q *process) bool { return q == p })
	err := p.Process.Kill()
	<-p.done
	return err
}

// AwaitSlots waits until there are as many slots as a job needs.
func (c *Cluster) AwaitSlots() error {
	return c.await("the task managers", func() bool {
		var overview struct {
			Slots int `json:"slots-total"`
		}
		answer, err := http.Get("http://" + c.rest + "/overview")
		if err != nil {
			return false
		}
		defer answer.Body.Close()
		return json.NewDecoder(answer.Body).Decode(&overview) == nil && overview.Slots >= Slots
	})
}

// await waits until something holds, as long as the cluster lives.
func (c *Cluster) await(what string, holds func() bool) error {
	ctx, cancel := context.WithTimeout(c.ctx, 5*time.Minute)
	defer cancel()
	for !holds() {
		if dead := slices.IndexFunc(c.processes, (*process).ended); dead >= 0 {
			return fmt.Errorf("%s ended by itself", filepath.Base(c.processes[dead].log))
		}
		select {
		case <-time.After(200 * time.Millisecond):
		case <-ctx.Done():
			return errors.New(what + " did not come up")
		}
	}
	return nil
}

func (p *process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// java starts a program of the cluster.
func (c *Cluster) java(name, heap, class string, args ...string) (*process, error) {
	args = append([]string{"-Xmx" + heap, "-Djava.io.tmpdir=" + c.dir, "-cp", filepath.Join(c.jars, "*"), class}, args...)
	cmd := exec.CommandContext(c.ctx, "java", append(opened, args...)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) } // a task manager takes its workers with it
	cmd.WaitDelay = 10 * time.Second
	p := &process{cmd, filepath.Join(c.dir, name+".log"), make(chan struct{})}
	log, err := os.Create(p.log)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		cmd.Wait()
		close(p.done)
	}()
	c.processes = append(c.processes, p)
	return p, nil
}

// Log is what the cluster's programs said of errors, for a test that failed.
func (c *Cluster) Log() string {
	var out strings.Builder
	for _, p := range c.processes {
		b, _ := os.ReadFile(p.log)
		for line := range strings.Lines(string(b)) {
			if strings.Contains(line, "Exception") || strings.Contains(line, " ERROR ") {
				out.WriteString(filepath.Base(p.log) + ": " + line)
			}
		}
	}
	return out.String()
}

// Close ends all of the cluster.
func (c *Cluster) Close() {
	for _, p := range c.processes {
		p.Cancel()
	}
	for _, p := range c.processes {
		select {
		case <-p.done:
		case <-time.After(10 * time.Second):
			p.Process.Kill()
			<-p.done
		}
	}
}

// freePorts finds ports that nobody listens on.
func freePorts(n int) ([]int, error) {
	var ports []int
	for range n {
		l, err := net.Listen("tcp", "localhost:0")
		if err != nil {
			return nil, err
		}
		defer l.Close() // only now: no port is found twice
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
