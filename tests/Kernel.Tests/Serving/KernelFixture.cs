using Notebooks;

namespace Kernel.Tests.Serving;

/// <summary>A kernel in the process of the tests, its cells in one of their own.</summary>
public sealed class KernelFixture : IAsyncLifetime
{
    private readonly List<string> log = [];

    public JupyterKernel Kernel { get; private set; } = null!;

    /// <summary>The program that executes cells.</summary>
    public static IReadOnlyList<string> Course { get; } =
    [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "course.dll")];

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    public Task InitializeAsync()
    {
        Kernel = JupyterKernel.Start(
            new KernelOptions
            {
                Connection = new ConnectionFile { Key = "secret" },
                Cells = new CellSessionOptions
                {
                    WorkingDirectory = Path.GetTempPath(),
                    HostCommand = [.. Course, CellHost.Verb],
                },
                Log = line =>
                {
                    lock (log)
                    {
                        log.Add(line);
                    }
                },
            }
        );
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Kernel.DisposeAsync();

    internal Task<KernelClient> ConnectAsync() => KernelClient.ConnectAsync(Kernel.Connection);
}
