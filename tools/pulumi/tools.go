//go:build tools

// Package tools pins the Pulumi engine and CLI: `go install PATH@VERSION` is refused for
// modules with replace directives, so a module of our own carries the version and its checksums.
package tools

import (
	_ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
)
