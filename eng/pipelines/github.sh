#!/usr/bin/env bash
# The entry point of action.yml: adds to a command what its job on GitHub needs.
set -euo pipefail

if ! command -v imageinfra >/dev/null; then
  dotnet tool install --global ImageInfra.Tool ${INPUT_VERSION:+--version "$INPUT_VERSION"}
  export PATH="$HOME/.dotnet/tools:$PATH"
fi

read -ra arguments <<<"$INPUT_ARGUMENTS"
case $INPUT_COMMAND in
  validate)
    sarif=$(mktemp --suffix=.sarif)
    echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
    arguments+=(--sarif "$sarif")
    ;;
  preview) [[ ${GITHUB_REF:-} == refs/pull/* ]] && arguments+=(--comment) ;;
  build) ;;
  promote) arguments+=(--pull-request) ;;
  *)
    echo "::error title=ImageInfra::'$INPUT_COMMAND' is not a command of the action; expected validate, preview, build or promote"
    exit 2
    ;;
esac
exec imageinfra "$INPUT_COMMAND" "${arguments[@]}"
