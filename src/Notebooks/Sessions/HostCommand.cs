using System.Reflection;

namespace Notebooks.Sessions;

/// <summary>How this program is started once more, as the host of cells.</summary>
internal static class HostCommand
{
    public static IReadOnlyList<string> OfThisProgram()
    {
        string program =
            Environment.ProcessPath
            ?? throw new NotebookException("the path of this program is not known");
        bool runsInDotnet = Path.GetFileNameWithoutExtension(program) is "dotnet";
        return runsInDotnet && Assembly.GetEntryAssembly()?.Location is { Length: > 0 } assembly
            ? [program, assembly, CellHost.Verb]
            : [program, CellHost.Verb];
    }
}
