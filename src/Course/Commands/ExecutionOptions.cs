using System.CommandLine;
using System.Globalization;

namespace Course.Commands;

/// <summary>What every command that executes notebooks can be told.</summary>
internal sealed class ExecutionOptions
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

    public ExecutionOptions() =>
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
        command.Add(timeout);
        command.Add(jobs);
    }

    public IReadOnlyList<string> Notebooks(ParseResult parsed) => parsed.GetValue(notebooks) ?? [];

    public string? Report(ParseResult parsed) => parsed.GetValue(json)?.FullName;

    public TimeSpan Timeout(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(timeout));

    public int Jobs(ParseResult parsed) => parsed.GetValue(jobs);

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
