using Notebooks.Scripting;

namespace Notebooks.Tests.Scripting;

/// <summary>A simulated program that looks at the real world is warned of, and runs all the same.</summary>
public sealed class UnrepeatableCallsTests
{
    private const string Library = """
        using System.Diagnostics;
        using System.Threading;
        class SimulatedAttribute : Attribute { }
        static class Simulator
        {
            public static void Run(int seed, [Simulated] Func<Task> main) { }
            public static void Run([Simulated] Action main) { }
        }
        Task Helper() => Task.Delay(1);
        async Task Deep() { await Helper(); }
        async Task Fine() { await Task.Yield(); }

        """;

    [Theory]
    [InlineData(
        "Simulator.Run(() => { var t = DateTime.Now; });",
        1,
        "`DateTime.Now` in a simulated program is real time",
        "write `Now()`"
    )]
    [InlineData(
        "Simulator.Run(() => { var t = DateTimeOffset.UtcNow; });",
        1,
        "DateTimeOffset.UtcNow",
        "`Now()`"
    )]
    [InlineData(
        "Simulator.Run(() => { var w = Stopwatch.StartNew(); });",
        1,
        "Stopwatch.StartNew",
        "`Since(start)`"
    )]
    [InlineData(
        "Simulator.Run(() => { var w = new Stopwatch(); });",
        1,
        "new Stopwatch()",
        "`Since(start)`"
    )]
    [InlineData("Simulator.Run(() => Thread.Sleep(0));", 1, "Thread.Sleep", "`await Sleep(…)`")]
    [InlineData(
        "Simulator.Run(1,\n async () =>\n   await Task.Delay(1));",
        3,
        "Task.Delay",
        "`await Sleep(…)`"
    )]
    [InlineData(
        "Simulator.Run(main: async () => await Task.Run(() => { }), seed: 1);",
        1,
        "Task.Run",
        "`Go(…)`"
    )]
    [InlineData(
        "Simulator.Run(() => { var x = new Random().Next() + Random.Shared.Next(); });",
        1,
        "Random",
        "`new Random(1)`"
    )]
    [InlineData(
        "async Task Main() { await Task.Yield(); await Task.Delay(1); }\nSimulator.Run(1, Main);",
        1,
        "Task.Delay",
        "`await Sleep(…)`"
    )]
    [InlineData(
        "Func<Task> main = async () => await Task.Delay(1);\nSimulator.Run(1, main);",
        1,
        "Task.Delay",
        "`await Sleep(…)`"
    )]
    [InlineData(
        "class P { public static async Task Main() { await Task.Delay(1); } }\nSimulator.Run(1, P.Main);",
        1,
        "Task.Delay",
        "`await Sleep(…)`"
    )]
    public void It_is_told_with_its_line_and_what_to_write(
        string code,
        int line,
        string what,
        string advice
    )
    {
        string warning = Assert.Single(Warnings(code));
        Assert.StartsWith($"Cell 2, line {line}: warning: ", warning, StringComparison.Ordinal);
        Assert.Contains(what, warning, StringComparison.Ordinal);
        Assert.Contains(advice, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_found_in_functions_of_earlier_cells_too() =>
        Assert.Equal(
            "Cell 1, line 9: warning: `Task.Delay` in a simulated program waits for real time: write `await Sleep(…)`",
            Assert.Single(Warnings("Simulator.Run(1, Deep);"))
        );

    [Theory]
    [InlineData("var t = DateTime.Now; Simulator.Run(1, Fine);")]
    [InlineData("await Task.Delay(0); await Helper();")]
    [InlineData(
        "Simulator.Run(() => { var x = new Random(1).Next(); var d = new DateTime(2026, 1, 1); });"
    )]
    public void Outside_of_a_simulation_and_without_any_chance_all_is_well(string code) =>
        Assert.Empty(Warnings(code));

    private static string[] Warnings(string code)
    {
        using var warnings = new StringWriter();
        var engine = new ScriptEngine(Path.GetTempPath(), warnings);
        Assert.Null(engine.Execute(Library, 1, out _));
        Assert.Null(engine.Execute(code, 2, out _));
        return warnings
            .ToString()
            .Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
