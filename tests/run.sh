#!/usr/bin/env bash
# Runs everything there is to run, on a bare Debian machine with the .NET SDK and Node, and ends with one line:
# "N passed, N failed". A check (build, format, types, lint) counts as one.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1

export CI=true NO_COLOR=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDTERMINALLOGGER=off
exec < /dev/null

logs=$(mktemp -d "${TMPDIR:-/tmp}/chorus-tests.XXXXXX")
passed=0
failed=0

# count NAME PASSED FAILED SECONDS
count() {
  passed=$((passed + $2))
  failed=$((failed + $3))
  printf '%-28s %5d passed %4d failed  %4d s\n' "$1" "$2" "$3" "$4"
}

# check NAME COMMAND...: one that passes or fails.
check() {
  local name=$1 log=$logs/${1//[^a-z]/-}.log start=$SECONDS
  shift
  if "$@" > "$log" 2>&1; then
    count "$name" 1 0 $((SECONDS - start))
  else
    count "$name" 0 1 $((SECONDS - start))
    show "$log" 'error|warning|✗|✖|failed|FAIL'
    return 1
  fi
}

# suite NAME READER COMMAND...: READER prints "PASSED FAILED" of the log.
suite() {
  local name=$1 reader=$2 log=$logs/${1//[^a-z]/-}.log start=$SECONDS status=0 good bad
  shift 2
  "$@" > "$log" 2>&1 || status=$?
  read -r good bad < <("$reader" "$log")
  if [ "$status" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then
    bad=1 # it broke off before it could count
  elif [ "$((${good:-0} + ${bad:-0}))" -eq 0 ]; then
    bad=1 # a suite that runs nothing proves nothing
  fi
  count "$name" "${good:-0}" "${bad:-0}" $((SECONDS - start))
  [ "${bad:-0}" -eq 0 ] || show "$log" ''
}

# What went wrong: the lines that say so, else the end of the log.
show() {
  { [ -n "$2" ] && grep -E -i "$2" "$1" | sort -u | head -n 15; } || tail -n 150 "$1"
  echo "  (all of it: $1)"
}

# "Passed!  - Failed:     0, Passed:   123, Skipped:     0, ..."
read_dotnet() {
  sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+),.*/\2 \1/p' "$1" | awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }'
}

# "      Tests  3 failed | 120 passed (123)"
read_vitest() {
  awk '$1 == "Tests" { for (i = 2; i < NF; i++) { if ($(i + 1) ~ /^passed/) p = $i; if ($(i + 1) ~ /^failed/) f = $i } } END { print p + 0, f + 0 }' "$1"
}

# "# pass 12" or "ℹ pass 12", whichever reporter this Node has; a test cut short is a failed one.
read_node() {
  awk '$2 == "pass" { p += $3 } $2 == "fail" || $2 == "cancelled" { f += $3 } END { print p + 0, f + 0 }' "$1"
}

finish() {
  [ $((passed + failed)) -gt 0 ] || failed=1
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && rm -rf "$logs"
  [ "$failed" -eq 0 ]
  exit
}

install_missing() {
  local missing=() as_root=()
  command -v "${CHROMIUM:-/usr/bin/chromium}" > /dev/null || missing+=(chromium)
  [ -d /usr/lib/postgresql ] || missing+=(postgresql)
  command -v espeak-ng > /dev/null || missing+=(espeak-ng)
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

install_node_packages() {
  local folder
  for folder in tests/*/package-lock.json; do
    [ -e "$folder" ] || continue
    folder=${folder%/*}
    # npm leaves a copy of the lock file where it has installed what it says.
    [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] || npm --prefix "$folder" ci --no-audit --no-fund --loglevel=error || return 1
    touch "$folder/node_modules/.package-lock.json"
  done
}

if ! { install_missing && install_node_packages; } > "$logs/install.log" 2>&1; then
  count 'install' 0 1 $SECONDS
  show "$logs/install.log" ''
fi

# The build also runs "npm ci" and Vite, where something of the widget changed. Without it there is nothing to test.
check 'build' dotnet build ChorusAssistant.sln || finish
check 'dotnet format' dotnet format ChorusAssistant.sln --verify-no-changes --no-restore
check 'webchat types' npm --prefix webchat run --silent check
check 'webchat lint' npm --prefix webchat run --silent lint
check 'webchat format' npm --prefix webchat run --silent format:check
check 'webchat size' npm --prefix webchat run --silent test:size
suite 'webchat unit' read_vitest timeout -k 10 300 npm --prefix webchat run --silent test:unit
suite 'webchat browser' read_node timeout -k 10 300 npm --prefix webchat run --silent test:browser
suite 'dotnet test' read_dotnet timeout -k 10 600 dotnet test tests --no-build
finish
