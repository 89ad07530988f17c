using System.CommandLine;
using System.Globalization;
using Course.Running;

namespace Course.Commands;

/// <summary>The arguments and options of <c>course run</c>.</summary>
internal sealed class RunOptions
{
    private const int DefaultTimeout = 60;

    private readonly Argument<string[]> notebooks = new("notebooks")
    {
        Description = "Notebooks, folders or patterns [default: the notebooks of the course].",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<FileInfo?> json = new("--json")
    {
        Description = "Write a report of every cell to this file.",
        HelpName = "FILE",
    };

    private readonly Option<DirectoryInfo?> output = new("--output", "-o")
    {
        Description =
            "Where copies and pages go [default: artifacts beside Course.sln, else here].",
        HelpName = "FOLDER",
    };

    private readonly Option<int> timeout = Positive(
        "--timeout",
        "SECONDS",
        "How long one cell may take.",
        DefaultTimeout
    );

    private readonly Option<int> jobs = Positive(
        "--jobs",
        "N",
        "How many notebooks to run at once.",
        1
    );

    private readonly Option<bool> inPlace = new("--in-place")
    {
        Description = "Save the outputs into a notebook itself when all its cells succeed.",
    };

    private readonly Option<bool> keepGoing = new("--keep-going")
    {
        Description = "Go on with the next cell after one that failed.",
    };

    public RunOptions() =>
        // A misspelt option would otherwise be taken for a notebook's name.
        notebooks.Validators.Add(result =>
        {
            string? option = result
                .Tokens.Select(token => token.Value)
                .FirstOrDefault(value => value.StartsWith('-'));
            if (option is not null)
            {
                result.AddError($"unknown option {option}");
            }
        });

    public void AddTo(Command command)
    {
        command.Add(notebooks);
        command.Add(json);
        command.Add(output);
        command.Add(timeout);
        command.Add(jobs);
        command.Add(inPlace);
        command.Add(keepGoing);
    }

    public RunRequest Read(ParseResult parsed) =>
        new()
        {
            Notebooks = parsed.GetValue(notebooks) ?? [],
            Report = parsed.GetValue(json)?.FullName,
            Output = parsed.GetValue(output)?.FullName,
            CellTimeout = TimeSpan.FromSeconds(parsed.GetValue(timeout)),
            Jobs = parsed.GetValue(jobs),
            InPlace = parsed.GetValue(inPlace),
            ContinueOnError = parsed.GetValue(keepGoing),
        };

    private static Option<int> Positive(string name, string unit, string description, int standard)
    {
        const int most = 1_000_000;
        return new Option<int>(name)
        {
            Description = description,
            HelpName = unit,
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (
                    int.TryParse(text, CultureInfo.InvariantCulture, out int n)
                    && n is > 0 and <= most
                )
                {
                    return n;
                }

                result.AddError($"{name} takes a whole number from 1 to {most}, not {text}");
                return standard;
            },
        };
    }
}
