using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Notebooks;

namespace Course.Page;

/// <summary>The local page: a web server for the one who sits at this machine.</summary>
public sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ChapterRuns _runs;
    private readonly PageSecrets _secrets;

    private PageServer(WebApplication app, ChapterRuns runs, PageSecrets secrets)
    {
        _app = app;
        _runs = runs;
        _secrets = secrets;
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>The address that opens the page, with the token.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/?token={_secrets.Token.Text}");

    /// <summary>Starts serving.</summary>
    /// <exception cref="NotebookException">There is no such folder, or the port is taken.</exception>
    public static async Task<PageServer> StartAsync(
        PageOptions options,
        CancellationToken cancellationToken = default
    )
    {
        if (!Directory.Exists(options.Notebooks))
        {
            throw new NotebookException(
                $"There is no folder {options.Notebooks}: start the course from its repository."
            );
        }

        var secrets = new PageSecrets();
        var folder = new ChapterFolder(options.Notebooks);
        var runs = new ChapterRuns(
            folder,
            new SessionSlots(options.MaxSessions, options.HostCommand)
        );
        WebApplication app = Compose(options, secrets, folder, runs);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception problem) when (IsPortProblem(problem))
        {
            await app.DisposeAsync();
            throw new NotebookException(
                $"Port {options.Port.ToString(CultureInfo.InvariantCulture)} cannot be used: "
                    + "another program has it. Leave --port out to take a free one.",
                problem
            );
        }

        string address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        return new PageServer(app, runs, secrets) { Port = new Uri(address).Port };
    }

    /// <summary>Waits until somebody ends the program.</summary>
    public Task WaitAsync(CancellationToken cancellationToken = default) =>
        _app.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The processes first: a feed that waits for the end of a cell would hold the server up.
        await _runs.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Compose(
        PageOptions options,
        PageSecrets secrets,
        ChapterFolder folder,
        ChapterRuns runs
    )
    {
        // The empty builder reads no settings file and no environment: nothing but this code decides
        // which addresses are listened on.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = "course" }
        );
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(2)
        );

        WebApplication app = builder.Build();
        app.UseMiddleware<PagePolicy>();
        app.UseWebSockets();
        app.UseMiddleware<PageGuard>(secrets);
        app.UseRouting();
        AssetResponse.Map(app);
        FrameFiles.Map(app, secrets);
        Pages.Map(app, folder, runs, secrets);
        ChapterApi.Map(app, folder, runs);
        ChapterFeed.Map(app, runs);
        app.MapFallback(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return PageResponse.HtmlAsync(context, MessageView.Missing("There is no such page."));
        });
        return app;
    }

    private static bool IsPortProblem(Exception problem) =>
        problem is SocketException
        || (problem is IOException && problem.InnerException is AddressInUseException);
}
