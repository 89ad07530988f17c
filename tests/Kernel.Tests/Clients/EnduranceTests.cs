using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Kernel.Tests.Clients;

/// <summary>
/// A thousand cells, 200 MB of output, fifty restarts, killed processes; runs for a minute or two, so on demand:
/// <c>COURSE_LONG_TESTS=1 dotnet test tests/Kernel.Tests --filter Category=Long</c>.
/// </summary>
[Trait("Category", "Long")]
public sealed class EnduranceTests(InstalledKernel kernel, ITestOutputHelper report)
    : IClassFixture<InstalledKernel>
{
    [SkippableFact]
    public async Task The_kernel_neither_grows_nor_falls()
    {
        Skip.If(
            Environment.GetEnvironmentVariable("COURSE_LONG_TESTS") is null,
            "set COURSE_LONG_TESTS to run it"
        );
        Skip.IfNot(OperatingSystem.IsLinux(), "memory is read from /proc");
        string script = Path.Combine(AppContext.BaseDirectory, "Clients", "endurance.py");
        string printed = await kernel.PythonAsync("jupyter_client", script, "own");
        report.WriteLine(printed);
        JsonNode figures = JsonNode.Parse(printed)!;

        // A cell that declares something stays, for later ones to use; the kernel keeps the history at most.
        Assert.InRange(Growth("kernel", ""), -1000, 40);
        Assert.InRange(Growth("cells", ""), -1000, 150);
        Assert.InRange(Growth("kernel", " that declare nothing"), -1000, 40);
        Assert.InRange(Growth("cells", " that declare nothing"), -1000, 25);
        // A cell is shown a million characters of text, sixteen of values.
        Assert.InRange((int)figures["100 MB of text"]!["shown"]!, 1_000_000, 1_001_000);
        Assert.InRange((int)figures["100 MB of values"]!["shown"]!, 10_000_000, 16_001_000);
        Assert.InRange((int)figures["100 MB of values"]!["kernel"]!, 0, 250);
        Assert.All(figures["killed"]!.AsArray(), name => Assert.Equal("ProcessEnded", $"{name}"));
        Assert.Equal(5, figures["killed"]!.AsArray().Count);
        Assert.Empty(figures["left behind"]!.AsArray());

        int Growth(string process, string which) =>
            (int)figures["memory after 1000" + which]![process]!
            - (int)figures["memory after 250" + which]![process]!;
    }
}
