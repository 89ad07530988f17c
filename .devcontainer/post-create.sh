#!/usr/bin/env bash
# Builds the course, and makes its kernel known: VS Code's Jupyter extension starts it by itself, no Jupyter need be installed.
set -u
cd "$(dirname "$0")/.."
dotnet tool restore
dotnet build || exit 1
dotnet run --no-build --project src/Course -- kernel install ||
  echo "No kernel for VS Code's notebooks: take the course on its page, dotnet run --project src/Course"
exit 0
