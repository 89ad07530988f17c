using System.CommandLine;
using System.Threading;
using Course.Running;

namespace Course.Commands;

/// <summary><c>course run</c>: executes notebooks and writes what came of it.</summary>
internal static class RunCommand
{
    private const int DefaultTimeout = 60;

    private const string Description = """
        Executes notebooks and writes an executed copy and a web page of each.

        Without arguments it runs the notebooks of the course. The exit code is 1 when a cell failed.

        Examples:
          course run
          course run notebooks/03-channels.ipynb --timeout 120
          course run 'notebooks/0*.ipynb' --jobs 2 --json report.json
        """;

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebooks")
        {
            Description = "Notebooks, folders or patterns such as 'notebooks/0*.ipynb'.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var json = new Option<FileInfo?>("--json")
        {
            Description = "Write a report of every cell to this file.",
            HelpName = "FILE",
        };
        var output = new Option<DirectoryInfo?>("--output", "-o")
        {
            Description = "Where copies and pages go [default: artifacts beside Course.sln].",
            HelpName = "FOLDER",
        };
        var timeout = Positive(
            "--timeout",
            "SECONDS",
            "How long one cell may take.",
            DefaultTimeout
        );
        var jobs = Positive("--jobs", "N", "How many notebooks to run at once.", 1);
        var inPlace = new Option<bool>("--in-place")
        {
            Description = "Save the outputs into a notebook itself when all its cells succeed.",
        };
        var keepGoing = new Option<bool>("--keep-going")
        {
            Description = "Go on with the next cell after one that failed.",
        };
        var command = new Command("run", Description)
        {
            notebooks,
            json,
            output,
            timeout,
            jobs,
            inPlace,
            keepGoing,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    new RunRequest
                    {
                        Notebooks = parsed.GetValue(notebooks) ?? [],
                        Report = parsed.GetValue(json)?.FullName,
                        Output = parsed.GetValue(output)?.FullName,
                        CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                        Jobs = parsed.GetValue(jobs),
                        InPlace = parsed.GetValue(inPlace),
                        ContinueOnError = parsed.GetValue(keepGoing),
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        RunRequest request,
        CancellationToken cancellationToken
    ) =>
        await NotebookBatch.RunAsync(request, cancellationToken)
            ? CommandLine.Ok
            : CommandLine.Failed;

    private static Option<int> Positive(string name, string unit, string description, int standard)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = unit,
            DefaultValueFactory = _ => standard,
        };
        option.Validators.Add(result =>
        {
            // A value that is no number is reported by the parser itself.
            if (
                result.Tokens is [{ Value: string text }]
                && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int n)
                && n is < 1 or > 1_000_000
            )
            {
                result.AddError($"{name} takes a number from 1 to 1000000, not {text}");
            }
        });
        return option;
    }
}
