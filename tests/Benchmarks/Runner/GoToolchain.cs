using System.ComponentModel;

namespace Benchmarks.Runner;

/// <summary>The installed Go, which builds Go's side.</summary>
internal static class GoToolchain
{
    private static readonly string s_source = Path.Combine(AppContext.BaseDirectory, "go");

    /// <summary>Which Go is installed; null if none is.</summary>
    internal static async Task<string?> Version()
    {
        try
        {
            return (await Go("env", "GOVERSION")).Trim();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Builds Go's side.</summary>
    /// <exception cref="ChildFailedException">It does not compile.</exception>
    internal static async Task<Side> Build()
    {
        string program = Path.Combine(
            s_source,
            OperatingSystem.IsWindows() ? "gobench.exe" : "gobench"
        );
        await Go("build", "-o", program, ".");
        return new Side("go", program) { Variables = _ => [("GOGC", "100")] };
    }

    /// <summary>Runs Go on the module as it is, with no other Go than the installed one.</summary>
    private static Task<string> Go(params string[] arguments) =>
        ChildProcess.Run(
            "go",
            arguments,
            [("GO111MODULE", "on"), ("GOTOOLCHAIN", "local"), ("GOFLAGS", ""), ("GOWORK", "off")],
            s_source
        );
}
