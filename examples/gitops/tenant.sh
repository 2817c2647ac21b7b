#!/usr/bin/env bash
# What the pipelines run, and what you run to do the same from your machine:
#
#   ./tenant.sh preview    shows what would change, and keeps it as a plan; changes nothing
#   ./tenant.sh apply      does what the plan says; anything else is refused before it begins
#   ./tenant.sh drift      compares the tenant with the stack: exit code 0 none, 2 drift, 1 error
#   ./tenant.sh plan-name  names the plan of the files as they are committed
#
# Settings: STACK (default: production), ESPALIER_URL, ESPALIER_TOKEN, PULUMI_BACKEND_URL, PULUMI_CONFIG_PASSPHRASE.
# Writes to out/: plan.json; preview.txt, drift.txt as shown; preview.md, drift.md for a comment.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
PATH="$PATH:$PWD/node_modules/.bin" # for espalier; a pulumi of the machine comes first
stack="${STACK:-production}"
plain=(--non-interactive --color never)
mkdir -p out

# Indented, since names in the tenant are anybody's: they cannot end a code block or mention people.
as_comment() { head -c 60000 "out/$1.txt" | sed 's/^/    /' > "out/$1.md"; }

case "${1:-}" in
  preview)
    rm -f out/plan.json
    pulumi preview --stack "$stack" --refresh --diff --save-plan out/plan.json "${plain[@]}" | tee out/preview.txt
    as_comment preview
    ;;
  apply)
    # Not --skip-preview: it is the preview that finds everything the plan does not say, before anything is done.
    pulumi up --stack "$stack" --refresh --plan out/plan.json --yes "${plain[@]}"
    ;;
  drift)
    code=0
    espalier drift --stack "$stack" | tee out/drift.txt || code=$?
    as_comment drift
    exit "$code"
    ;;
  plan-name)
    # By content: a merge, squash or rebase that ends in the files that were previewed finds their plan.
    echo "plan-$(git rev-parse 'HEAD^{tree}')"
    ;;
  *)
    sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' tenant.sh >&2
    exit 1
    ;;
esac
