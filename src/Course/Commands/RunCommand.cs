using System.CommandLine;
using Course.Running;

namespace Course.Commands;

/// <summary><c>course run</c>: executes notebooks and writes what came of it.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "run",
            "Executes notebooks and writes an executed copy and a web page of each.",
            "course run",
            "course run notebooks/03-channels.ipynb --timeout 120",
            "course run 'notebooks/0*.ipynb' --jobs 2 --json report.json"
        );
        var options = new RunOptions();
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                bool ok = await NotebookBatch.RunAsync(options.Read(parsed), cancellationToken);
                return ok ? CommandLine.Ok : CommandLine.Failed;
            }
        );
        return command;
    }
}
