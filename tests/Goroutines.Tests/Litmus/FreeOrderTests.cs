using System.ComponentModel;
using Goroutines.Tests.Exploration;

namespace Goroutines.Tests.Litmus;

/// <summary>What the explorer says can happen is all that can, and what happens in real Go is among it.</summary>
public sealed class FreeOrderTests
{
    private const string Runs = "1000";

    public static TheoryData<string> All => new(FreeOrder.Programs.Keys);

    [Theory, MemberData(nameof(All))]
    public void The_explorer_finds_exactly_what_can_happen(string name)
    {
        var (main, all) = FreeOrder.Programs[name];
        var explored = Simulator.Explore(main, Patience.Options);
        Assert.True(explored.Complete);
        Assert.Equal(all, Outcomes(explored));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Nothing_else_happens_on_real_cores(string name)
    {
        var (main, all) = FreeOrder.Programs[name];
        for (int i = 0; i < 200; i++)
        {
            string outcome = "";
            await GoRuntime.Run(
                async () => outcome = await main(),
                new RunOptions { MaxProcs = 1 + i % 4 }
            );
            Assert.Contains(outcome, all);
        }
    }

    [SkippableFact]
    public async Task What_real_Go_does_is_in_the_explored_set()
    {
        string folder = Directory.CreateTempSubdirectory("free-order-").FullName;
        try
        {
            string program = Path.Combine(folder, "free.exe");
            string source = Path.Combine(AppContext.BaseDirectory, "free-order", "main.go");
            File.Copy(source, Path.Combine(folder, "main.go"));
            await File.WriteAllTextAsync(
                Path.Combine(folder, "go.mod"),
                "module free\n\ngo 1.19\n"
            );
            Skip.IfNot(await Builds(folder, program), "real Go is not on the PATH");
            foreach (var (name, (main, _)) in FreeOrder.Programs)
            {
                var real = await Subprocess.Run(program, folder, name, Runs);
                Assert.Equal(0, real.ExitCode);
                string[] seen = real.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.NotEmpty(seen);
                Assert.Subset(
                    Outcomes(Simulator.Explore(main, Patience.Options)).ToHashSet(),
                    seen.ToHashSet()
                );
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Builds(string folder, string program)
    {
        try
        {
            var build = await Subprocess.Run("go", folder, "build", "-o", program, ".");
            Assert.True(build.ExitCode == 0, build.Stderr);
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static IEnumerable<string> Outcomes(global::Goroutines.Exploration all) =>
        all.Outcomes.Select(o => o.Output.TrimEnd('\n')).Order(StringComparer.Ordinal);
}
