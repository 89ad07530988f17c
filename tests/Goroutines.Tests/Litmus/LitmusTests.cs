using System.Text.Json;
using System.Text.RegularExpressions;

namespace Goroutines.Tests.Litmus;

/// <summary>
/// The C# twins of thirty small Go programs, each run as a process of its own: what they print and how they exit is
/// compared with what real Go did (1.25 and 1.27, many runs each, always the same).
/// </summary>
/// <remarks>
/// Two lines are Go's alone and left out of the comparison: in L30 what Go's test runner prints before the panic,
/// in L05 the write to a nil map, which C# does not have.
/// </remarks>
public sealed partial class LitmusTests
{
    private static readonly string[] s_onlyInGo =
    [
        "--- FAIL: TestStuck (T)",
        "nil map write: assignment to entry in nil map | runtime.Error=true error=true",
    ];

    private static readonly JsonElement[] s_recorded = JsonSerializer.Deserialize<JsonElement[]>(
        typeof(LitmusTests).Assembly.GetManifestResourceStream("litmus")!
    )!;

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var program in s_recorded)
            foreach (string scheduler in (string[])["real", "simulated"])
                all.Add(program.GetProperty("name").GetString()!, scheduler);
            return all;
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_twin_does_what_real_Go_did(string name, string scheduler)
    {
        var recorded = s_recorded.Single(p => p.GetProperty("name").GetString() == name);
        string host = Path.Combine(AppContext.BaseDirectory, "Litmus.dll");
        string[] simulate = scheduler == "simulated" ? ["--simulate"] : [];
        var twin = await Subprocess.Run("dotnet", ".", [host, name[..3], .. simulate]);
        Assert.Equal(Shared(recorded.GetProperty("stdout").GetString()!), Shared(twin.Stdout));
        var lines = recorded.GetProperty("stderr").EnumerateArray().Select(l => l.GetString()!);
        Assert.Equal(Normalise(lines), Normalise(twin.Stderr.Split('\n')));
        Assert.Equal(recorded.GetProperty("exit").GetInt32(), twin.ExitCode);
    }

    private static string Shared(string stdout) =>
        string.Join('\n', stdout.Split('\n').Where(line => !s_onlyInGo.Contains(line)));

    /// <summary>
    /// The header lines, then the goroutine lines: all of them in a report of a deadlock, main's first and the
    /// others as a multiset; else the first.
    /// </summary>
    private static List<string> Normalise(IEnumerable<string> stderr)
    {
        var lines = stderr.Where(line => line.Length > 0).ToList();
        var headers = lines
            .TakeWhile(line => !line.StartsWith("goroutine ", StringComparison.Ordinal))
            .ToList();
        var goroutines = lines
            .Where(line => line.StartsWith("goroutine ", StringComparison.Ordinal))
            .Select(line => OtherThanMain().Replace(line, "goroutine N"))
            .ToList();
        bool isDeadlock = headers.Exists(line => line.Contains("all goroutines are asleep"));
        var others = goroutines.Skip(1).Order(StringComparer.Ordinal);
        return [.. headers, .. goroutines.Take(1), .. isDeadlock ? others.ToList() : []];
    }

    [GeneratedRegex("^goroutine (?!1 )[0-9]+")]
    private static partial Regex OtherThanMain();
}
