using Benchmarks.Measuring;

namespace Benchmarks.Runner;

/// <summary>The command line.</summary>
internal sealed record Options
{
    internal const string Help = """
        dotnet run -c Release --project tests/Benchmarks -- COMMAND [OPTIONS]

        Commands:
          --vs-go          compare with Go and the BCL; without Go installed, with the BCL only
          --ours-only      measure our side only
          --latency        how fast a goroutine is woken while all processors are busy: Go and ours
          --scaling        cost of an operation as goroutines and processors become more: ours
          --tracing        cost of a trace, by event: ours
          --exploring      schedules a second, and how many a program needs: ours
          --operations     time and allocated bytes of single operations, by BenchmarkDotNet: ours
          --list           name the rows

        Options:
          --json FILE      write the results there, too
          --svg FILE       draw the curves of --scaling there
          --filter NAMES   only rows whose name contains one of these, separated by commas
          --rounds N       measured rounds after the warm-up round; 5 if not given
          --style async-task   measure our side also with goroutines that are async Task functions
          --quick          little work, one round: shows that everything runs; the figures mean nothing

        Example:
          dotnet run -c Release --project tests/Benchmarks -- --vs-go --filter select --json results.json
        """;

    internal string Command { get; private init; } = "";

    internal string? Json { get; private init; }

    /// <summary>Where to draw the curves.</summary>
    internal string? Svg { get; private init; }

    internal int Rounds { get; private init; } = 5;

    internal bool Quick { get; private init; }

    internal bool AlsoAsyncTask { get; private init; }

    /// <summary>The rows that were asked for.</summary>
    internal IReadOnlyList<Row> Rows { get; private init; } = [];

    private string[] Filter { get; init; } = [];

    /// <summary>Which side this child process is.</summary>
    internal string Side { get; private init; } = "";

    /// <summary>What this child process does.</summary>
    internal Job Job => Job.Parse(name => _values.GetValueOrDefault(name, "0"));

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    internal static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (int i = 0; i < arguments.Length; i++)
        {
            var (name, value) = Split(arguments[i]);
            string Value() =>
                value
                ?? (i + 1 < arguments.Length ? arguments[++i] : null)
                ?? throw new UsageException($"{name} needs a value");
            options = name switch
            {
                "--vs-go"
                or "--ours-only"
                or "--latency"
                or "--scaling"
                or "--tracing"
                or "--exploring"
                or "--operations"
                or "--list" => options with
                {
                    Command = name[2..],
                },
                "--json" => options with { Json = Value() },
                "--svg" => options with { Svg = Value() },
                "--rounds" => options with { Rounds = Positive(name, Value()) },
                "--quick" => options with { Quick = true, Rounds = 1 },
                "--style" => options with { AlsoAsyncTask = Style(Value()) },
                "--filter" => options with { Filter = Value().Split(',') },
                "--side" => options with { Side = Value(), Command = "measure" },
                "--run" or "--procs" or "--n" or "--warm" or "--warmtime" or "--goroutines" =>
                    options.With(name[2..], Value()),
                "--help" or "-h" => options with { Command = "" },
                _ => throw new UsageException($"unknown option {name}"),
            };
        }
        return options with { Rows = options.Matching() };
    }

    /// <summary>Whether something of this name was asked for.</summary>
    internal bool Wants(string name) => Filter.Length == 0 || Filter.Any(name.Contains);

    private List<Row> Matching()
    {
        if (Command == "exploring")
            return [];
        var all = Command == "latency" ? Runner.Rows.Latency : Runner.Rows.All;
        var rows = all.Where(row => Wants(row.Name)).ToList();
        return rows.Count > 0
            ? rows
            : throw new UsageException($"no row's name contains {string.Join(" or ", Filter)}");
    }

    private Options With(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        int equals = argument.IndexOf('=');
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static int Positive(string name, string text) =>
        int.TryParse(text, out int number) && number > 0
            ? number
            : throw new UsageException($"{name} needs a number above 0, not {text}");

    private static bool Style(string text) =>
        text == "async-task" ? true : throw new UsageException($"no style is called {text}");
}

/// <summary>The command line was wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
