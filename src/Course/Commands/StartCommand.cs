using System.Globalization;
using System.Threading;
using Course.Page;
using Notebooks;

namespace Course.Commands;

/// <summary><c>course start</c>: serves the course as a local page until Ctrl+C.</summary>
public static class StartCommand
{
    /// <summary>Serves the page.</summary>
    /// <param name="notebooks">The folder of the notebooks.</param>
    /// <param name="port">
    /// The port, or null for the course's usual one; where that is taken, any free one.
    /// </param>
    /// <param name="openBrowser">Whether to open the page in the browser.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        string notebooks,
        int? port,
        bool openBrowser,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using PageServer server = await StartAsync(notebooks, port, cancellationToken);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The course is at  {server.Address}\nCtrl+C ends it."
                )
            );
            if (CourseLibraries.Missing(Path.GetFullPath(notebooks)) is { } missing)
            {
                await Console.Error.WriteLineAsync(missing);
            }

            if (openBrowser)
            {
                Browser.Open(server.Address);
            }

            await server.WaitAsync(cancellationToken);
            return 0;
        }
        catch (NotebookException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task<PageServer> StartAsync(
        string notebooks,
        int? port,
        CancellationToken cancellationToken
    )
    {
        var options = new PageOptions { Notebooks = notebooks, Port = port ?? 0 };
        if (port is not null || !Directory.Exists(notebooks))
        {
            return await PageServer.StartAsync(options, cancellationToken);
        }

        try
        {
            options = options with { Port = UsualPort.Of(notebooks) };
            return await PageServer.StartAsync(options, cancellationToken);
        }
        catch (NotebookException)
        {
            return await PageServer.StartAsync(options with { Port = 0 }, cancellationToken);
        }
    }
}
