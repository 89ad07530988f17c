using System.CommandLine;
using Course.Checking;

namespace Course.Commands;

/// <summary><c>course check</c>: are the saved outputs of the notebooks still true?</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var accept = new Option<bool>("--accept")
        {
            Description =
                "Save the new outputs of what differs, in notebooks whose cells all succeed.",
        };
        var links = new Option<bool>("--links")
        {
            Description = "Look whether links, images and anchors lead somewhere (no network).",
            HelpName = "true|false",
            DefaultValueFactory = _ => true,
        };
        var command = new Verb(
            "check",
            "Executes notebooks and compares with their saved outputs.",
            "course check",
            "course check notebooks/05-waitgroup.ipynb --json differences.json",
            "course check 'notebooks/0*.ipynb' --jobs 2 --links false",
            "course check notebooks/05-waitgroup.ipynb --accept"
        );
        var execution = new ExecutionOptions();
        execution.AddTo(command);
        command.Add(accept);
        command.Add(links);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new CheckRequest
                {
                    Notebooks = execution.Notebooks(parsed),
                    Report = execution.Report(parsed),
                    CellTimeout = execution.Timeout(parsed),
                    Jobs = execution.Jobs(parsed),
                    Accept = parsed.GetValue(accept),
                    Links = parsed.GetValue(links),
                };
                return await CheckBatch.RunAsync(request, cancellationToken)
                    ? CommandLine.Ok
                    : CommandLine.Failed;
            }
        );
        return command;
    }
}
