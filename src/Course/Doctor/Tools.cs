using System.ComponentModel;
using System.Diagnostics;
using System.Threading;

namespace Course.Doctor;

/// <summary>Asks other programs about themselves.</summary>
internal sealed class Tools(CancellationToken cancellationToken)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What it prints; null when it is not there, fails, or does not answer.</summary>
    public async Task<string?> AskAsync(string program, params string[] arguments)
    {
        if (Find(program) is not string path)
        {
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(path, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    RedirectStandardInput = true,
                }
            )!;
            process.StandardInput.Close();
            try
            {
                Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
                string output = await process.StandardOutput.ReadToEndAsync(patience.Token);
                await errors;
                await process.WaitForExitAsync(patience.Token);
                return process.ExitCode == 0 ? output.Trim() : null;
            }
            finally
            {
                if (patience.IsCancellationRequested)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>The first line of what it prints.</summary>
    public async Task<string?> VersionAsync(string program, params string[] arguments) =>
        (await AskAsync(program, arguments))?.Split('\n')[0].Trim();

    // Windows has scripts beside programs, which are started by their full names alone.
    private static string? Find(string program)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => Path.Combine(folder, program + ending)))
            .FirstOrDefault(File.Exists);
    }
}
