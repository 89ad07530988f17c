#!/usr/bin/env bash
# Builds the course, and adds the .NET Interactive kernel where the package registry still has it.
set -u
cd "$(dirname "$0")/.."
dotnet tool restore
dotnet build || exit 1

# VS Code's Jupyter extension starts a kernel that it finds here; no Jupyter need be installed for that.
kernels="$HOME/.local/share/jupyter/kernels"
mkdir -p "$kernels"
if dotnet tool install --global Microsoft.dotnet-interactive; then
  "$HOME/.dotnet/tools/dotnet-interactive" jupyter install --path "$kernels" ||
    echo "The .NET Interactive kernel could not be registered."
fi
[ -d "$kernels/.net-csharp" ] ||
  echo "No kernel for VS Code's notebooks: take the course on its page, dotnet run --project src/Course"
exit 0
