using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Kernel.Tests.Clients;

/// <summary>The classic Notebook's server over the folder of an installed kernel.</summary>
internal sealed partial class NotebookServer : IAsyncDisposable
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(2);
    private readonly Process process;

    private NotebookServer(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    public static async Task<NotebookServer> StartAsync(InstalledKernel kernel)
    {
        Process started = await kernel.StartPythonAsync(
            "notebook",
            "-m",
            "notebook",
            "--no-browser",
            "--allow-root",
            "--ip=127.0.0.1",
            $"--port={FreePort()}",
            "--NotebookApp.token=",
            "--NotebookApp.password=",
            "--notebook-dir=" + kernel.Folder
        );
        _ = started.StandardOutput.ReadToEndAsync();
        var server = new NotebookServer(started);
        try
        {
            await server.ListenAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task ListenAsync()
    {
        while (await process.StandardError.ReadLineAsync().WaitAsync(Watchdog) is string line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = process.StandardError.ReadToEndAsync();
                Address = new Uri(match.Value);
                return;
            }
        }

        throw new InvalidOperationException("the server has ended");
    }

    // The server prints port 0 as it was given, so it is given one; should that be taken meanwhile, it tries the next.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*/")]
    private static partial Regex Listening();
}
