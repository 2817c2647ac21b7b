//go:build tools

// Package tools pins the Node language host: the last tagged release of the sdk module in which
// the host still was one of its packages. A module apart from the engine's, because the engine
// needs a newer version of the same sdk module.
package tools

import (
	_ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
)
