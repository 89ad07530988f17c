namespace Notebooks.Tests.Sessions;

/// <summary>One session for many tests: starting an engine takes seconds.</summary>
public sealed class SessionFixture : IAsyncLifetime, IDisposable
{
    public static readonly IReadOnlyList<string> HostCommand =
    [
        Environment.ProcessPath!,
        typeof(SessionFixture).Assembly.Location,
        CellHost.Verb,
    ];

    private readonly TemporaryFolder folder = new();

    public CellSession Session { get; private set; } = null!;

    public static Task<CellSession> StartAsync(string folder, TimeSpan? timeout = null) =>
        CellSession.StartAsync(
            new CellSessionOptions
            {
                WorkingDirectory = folder,
                HostCommand = HostCommand,
                CellTimeout = timeout,
            }
        );

    public async Task InitializeAsync() => Session = await StartAsync(folder.Path);

    public async Task DisposeAsync() => await Session.DisposeAsync();

    public void Dispose() => folder.Dispose();

    public Task<Executed> RunAsync(string code) => RunAsync(Session, code);

    public static async Task<Executed> RunAsync(CellSession session, string code)
    {
        var outputs = new List<CellOutput>();
        CellResult result = await session.ExecuteAsync(new CellRequest(code, "id"), outputs.Add);
        return new Executed(result, outputs);
    }
}
