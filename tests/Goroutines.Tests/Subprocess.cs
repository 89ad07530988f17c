using System.Diagnostics;

namespace Goroutines.Tests;

/// <summary>A program run as a process of its own, and what came of it.</summary>
internal sealed record Subprocess(string Stdout, string Stderr, int ExitCode)
{
    /// <summary>Longer than any of them takes, so that a hang fails instead of hanging.</summary>
    private static readonly TimeSpan s_watchdog = TimeSpan.FromMinutes(3);

    internal static async Task<Subprocess> Run(
        string file,
        string folder,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the tests' own build and host have set must not reach it.
        foreach (
            string name in (string[])["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "DOTNET_HOST_PATH"]
        )
            start.Environment.Remove(name);
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        using var watchdog = new CancellationTokenSource(s_watchdog);
        await using var killed = watchdog.Token.Register(() =>
            process.Kill(entireProcessTree: true)
        );
        await process.WaitForExitAsync();
        Assert.False(
            watchdog.IsCancellationRequested,
            $"{file} {string.Join(' ', arguments)} did not end"
        );
        return new(
            (await stdout).ReplaceLineEndings("\n"),
            (await stderr).ReplaceLineEndings("\n"),
            process.ExitCode
        );
    }
}
