#!/usr/bin/env bash
# Writes PublicAPI.Unshipped.txt of every packaged library: the public members that PublicAPI.Shipped.txt does not list.
# A release moves the lines to PublicAPI.Shipped.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en

log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet build src/ImageInfra.Cli -p:RunAnalyzers=false -v quiet
for list in src/*/PublicAPI.Unshipped.txt infra/*/PublicAPI.Unshipped.txt; do
  folder=$(dirname "$list")
  echo '#nullable enable' >"$list"
  dotnet build "$folder" --no-incremental --no-dependencies -p:TreatWarningsAsErrors=false -p:RunAnalyzers=true >"$log" || {
    cat "$log" >&2
    exit 1
  }
  { sed -nE "s/.* RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" "$log" | LC_ALL=C sort -u; } >>"$list"
  echo "$list: $(($(wc -l <"$list") - 1)) members"
done
