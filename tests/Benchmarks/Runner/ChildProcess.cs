using System.Diagnostics;

namespace Benchmarks.Runner;

/// <summary>A process that is waited for.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>Runs a program and gives what it wrote to its standard output.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">What is added to its environment.</param>
    /// <param name="folder">Where it runs; empty: here.</param>
    /// <exception cref="ChildFailedException">It failed, or took too long.</exception>
    internal static async Task<string> Run(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> environment,
        string folder = ""
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(s_limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw new ChildFailedException($"took longer than {s_limit.TotalMinutes} minutes");
        }
        return process.ExitCode == 0
            ? await output
            : throw new ChildFailedException($"exit code {process.ExitCode}: {await errors}");
    }
}

/// <summary>A process that was waited for has failed.</summary>
internal sealed class ChildFailedException(string message) : Exception(message);
