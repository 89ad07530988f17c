using System.Diagnostics;

namespace Course.Tests;

/// <summary><c>course</c> as a learner starts it: its own process, its streams and its exit code.</summary>
internal sealed record RunProcess(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(3);

    public static async Task<RunProcess> RunAsync(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        return await EndAsync(process);
    }

    public static Process Start(string folder, params string[] arguments) =>
        Start(folder, takesInput: false, arguments);

    public static Process Start(string folder, bool takesInput, string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(
                Environment.ProcessPath!,
                [Path.Combine(AppContext.BaseDirectory, "course.dll"), .. arguments]
            )
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = takesInput,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    public static async Task<RunProcess> EndAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Watchdog);
        return new RunProcess(process.ExitCode, await output, await errors);
    }
}
