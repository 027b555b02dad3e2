#!/usr/bin/env bash
# Builds the committed sources twice, in two folders of different names, and compares the assemblies byte for byte.
# Takes minutes: not part of tests/run.sh.
set -euo pipefail
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build_in() {
  git clone --quiet --no-hardlinks "$root" "$1"
  # The widget's files are the same npm packages and the same Vite; here it is about the assemblies.
  (cd "$1" && dotnet build bot -c Release -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false -p:BuildWebchat=false -v quiet --nologo > /dev/null)
  (cd "$1/bot/bin/Release/net10.0" && sha256sum ChorusAssistant.*.dll)
}

build_in "$work/first" > "$work/a"
build_in "$work/another-and-longer-name" > "$work/b"
cat "$work/a"
diff "$work/a" "$work/b" && echo "The same sources gave the same $(wc -l < "$work/a") assemblies."
