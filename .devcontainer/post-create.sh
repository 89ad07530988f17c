#!/usr/bin/env bash
# Builds the course, and adds the .NET Interactive kernel where the package registry still has it.
set -u
cd "$(dirname "$0")/.."
dotnet tool restore
dotnet build || exit 1

# Without it the course runs on its own page: dotnet run --project src/Course
if command -v jupyter >/dev/null; then
  if dotnet tool install --global Microsoft.dotnet-interactive; then
    "$HOME/.dotnet/tools/dotnet-interactive" jupyter install || true
  else
    echo "The .NET Interactive kernel is not to be had: use the page, dotnet run --project src/Course"
  fi
fi
