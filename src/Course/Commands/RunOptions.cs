using System.CommandLine;
using Course.Running;

namespace Course.Commands;

/// <summary>The arguments and options of <c>course run</c>.</summary>
internal sealed class RunOptions
{
    private readonly ExecutionOptions execution = new();

    private readonly Option<DirectoryInfo?> output = new("--output", "-o")
    {
        Description =
            "Where copies and pages go [default: artifacts beside Course.sln, else here].",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> inPlace = new("--in-place")
    {
        Description = "Save the outputs into a notebook itself when all its cells succeed.",
    };

    private readonly Option<bool> keepGoing = new("--keep-going")
    {
        Description = "Go on with the next cell after one that failed.",
    };

    public void AddTo(Command command)
    {
        execution.AddTo(command);
        command.Add(output);
        command.Add(inPlace);
        command.Add(keepGoing);
    }

    public RunRequest Read(ParseResult parsed) =>
        new()
        {
            Notebooks = execution.Notebooks(parsed),
            Report = execution.Report(parsed),
            Output = parsed.GetValue(output)?.FullName,
            CellTimeout = execution.Timeout(parsed),
            Jobs = execution.Jobs(parsed),
            InPlace = parsed.GetValue(inPlace),
            ContinueOnError = parsed.GetValue(keepGoing),
        };
}
