package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/headwater-news/headwater"
	"github.com/headwater-news/headwater/internal/feed"
	"github.com/headwater-news/headwater/internal/fetch"
	"github.com/headwater-news/headwater/internal/follow"
	"github.com/headwater-news/headwater/internal/render"
	"github.com/headwater-news/headwater/internal/webhook"
)

// secretVariable names the variable of the environment that holds the secret
// that notices are signed with.
const secretVariable = "HEADWATER_WEBHOOK_SECRET"

func followCommand() *cobra.Command {
	var path, hook string
	var drop int64
	cmd := &cobra.Command{
		Use:   "follow [flags] [CLAIM]",
		Short: "Follow a claim: learn when it is confirmed or denied, or what was cited changes",
		Long: `Follows a claim of the archive, one plain sentence in English. While headwater
serve runs, a notice is made when a second independent origin stands behind the
claim, when it is denied, and when a sentence that was cited is changed or taken
out. Notices are a feed, /feeds/claims/NUMBER.atom; with --webhook they are sent
to an address too, signed with the secret in ` + secretVariable + `
of the server (Standard Webhooks), and again if that fails.

Without CLAIM it lists what is followed: the number, the origins for and against
when it was last asked for, and the claim.`,
		Example: "  headwater follow \"The dam at Ostrava burst.\"\n  headwater follow --webhook https://hooks.example/news \"The dam at Ostrava burst.\"\n  headwater follow --drop 3",
		RunE: func(cmd *cobra.Command, args []string) error {
			claim := strings.TrimSpace(strings.Join(args, " "))
			switch {
			case hook != "" && !feed.IsWebAddress(hook):
				return usage("--webhook: %s is no web address", hook)
			case hook != "" && claim == "":
				return usage("--webhook needs a claim to send notices of")
			case drop != 0 && claim != "":
				return usage("--drop takes the number of a claim, and nothing beside it")
			case len(claim) > maxClaim:
				return usage("the claim has more than %d bytes: follow one sentence", maxClaim)
			}
			a, err := openArchive(cmd, path, false)
			if err != nil {
				return err
			}
			defer a.Close()
			switch {
			case drop != 0:
				if err := a.Unfollow(cmd.Context(), drop); err != nil {
					return failed("%w: headwater follow lists those that are followed", err)
				}
				return nil
			case claim == "":
				return listFollowed(cmd, a)
			}
			c, err := a.Follow(cmd.Context(), claim, hook)
			if err != nil {
				return failed("%w", err)
			}
			fmt.Fprintln(cmd.OutOrStdout(), c.Num)
			return nil
		},
	}
	archiveFlag(cmd, &path)
	cmd.Flags().StringVar(&hook, "webhook", "", "the `URL` to send notices to")
	cmd.Flags().Int64Var(&drop, "drop", 0, "follow the claim of this `NUMBER` no more")
	return cmd
}

const maxClaim = 4_000 // bytes

func listFollowed(cmd *cobra.Command, a *headwater.Archive) error {
	claims, err := a.Followed(cmd.Context())
	if err != nil {
		return failed("%w", err)
	}
	for _, c := range claims {
		fmt.Fprintf(cmd.OutOrStdout(), "%d\t%s\t%s\n", c.Num, c.Found(), render.Plain(c.Text))
	}
	return nil
}

// newSender is what signs and sends notices, nil without a secret.
func newSender(allowPrivate bool) (*webhook.Sender, error) {
	secret := os.Getenv(secretVariable)
	if secret == "" {
		return nil, nil
	}
	s, err := webhook.New(secret, fetch.Options{AllowPrivate: allowPrivate})
	if err != nil {
		return nil, usage("%s: %w", secretVariable, err)
	}
	return s, nil
}

// lookEvery is how often the claims that are followed are asked for, if the
// archive has changed, and notices that are due are sent.
const lookEvery = 30 * time.Second

// followClaims asks for the claims that are followed until ctx ends.
func followClaims(ctx context.Context, a *headwater.Archive, log *slog.Logger) {
	for {
		n, err := a.LookAfter(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			log.Error("claims could not be asked for", "error", err)
		case n > 0:
			log.Info("claims that are followed", "notices", n)
		}
		if (clock{}).Sleep(ctx, lookEvery) != nil {
			return
		}
	}
}

// sendNotices sends notices until ctx ends. A server that is slow to answer
// keeps no claim from being asked for.
func sendNotices(ctx context.Context, a *headwater.Archive, sender *webhook.Sender, log *slog.Logger) {
	told := func(n follow.Notice, hook string, problem error) {
		log.Info("notice sent", "notice", n.Num, "kind", n.Kind, "to", hook, "problem", problem)
	}
	for {
		if err := a.SendNotices(ctx, sender, time.Now, told); err != nil && ctx.Err() == nil {
			log.Error("notices could not be sent", "error", err)
		}
		if (clock{}).Sleep(ctx, lookEvery) != nil {
			return
		}
	}
}
