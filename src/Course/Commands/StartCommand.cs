using System.CommandLine;
using System.Threading;
using Course.Page;
using Course.Running;
using Notebooks;

namespace Course.Commands;

/// <summary><c>course start</c>: serves the course as a local page until Ctrl+C.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var port = new Option<int?>("--port")
        {
            Description = "The port [default: a free one].",
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            // A value that is no number is reported by the parser itself.
            if (
                result.Tokens is [{ Value: string text }]
                && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int n)
                && n is < 0 or > 65535
            )
            {
                result.AddError($"--port takes a number from 0 to 65535, not {text}");
            }
        });
        var noBrowser = new Option<bool>("--no-browser")
        {
            Description = "Only print the address.",
        };
        var notebooks = new Option<DirectoryInfo?>("--notebooks")
        {
            Description = "The folder of the notebooks [default: that of the course].",
            HelpName = "FOLDER",
        };
        var command = new Verb(
            "start",
            "Serves the course as a page on this machine, to who has the printed address.",
            "course start",
            "course start --no-browser --port 8080"
        )
        {
            port,
            noBrowser,
            notebooks,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(
                    parsed.GetValue(notebooks)?.FullName,
                    parsed.GetValue(port),
                    !parsed.GetValue(noBrowser),
                    cancellationToken
                )
        );
        return command;
    }

    /// <summary>Makes a program without arguments start the page.</summary>
    public static void MakeDefault(RootCommand root) =>
        root.SetAction(
            (_, cancellationToken) =>
                RunAsync(notebooks: null, port: null, openBrowser: true, cancellationToken)
        );

    private static async Task<int> RunAsync(
        string? notebooks,
        int? port,
        bool openBrowser,
        CancellationToken cancellationToken
    )
    {
        string folder =
            notebooks
            ?? Path.Combine(CourseFolder.Find() ?? Environment.CurrentDirectory, "notebooks");
        await using PageServer server = await StartAsync(folder, port, cancellationToken);
        Console.WriteLine($"The course is at  {server.Address}\nCtrl+C ends it.");
        if (CourseLibraries.Missing(folder) is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
        }

        if (openBrowser)
        {
            Browser.Open(server.Address);
        }

        await server.WaitAsync(cancellationToken);
        return CommandLine.Ok;
    }

    // The usual port if it is free, because browsers keep unsaved edits by origin; else any.
    private static async Task<PageServer> StartAsync(
        string notebooks,
        int? port,
        CancellationToken cancellationToken
    )
    {
        var options = new PageOptions { Notebooks = notebooks, Port = port ?? 0 };
        if (port is null && Directory.Exists(notebooks))
        {
            try
            {
                return await PageServer.StartAsync(
                    options with
                    {
                        Port = UsualPort.Of(notebooks),
                    },
                    cancellationToken
                );
            }
            catch (NotebookException)
            {
                // Taken: perhaps by the same course, started before.
            }
        }

        return await PageServer.StartAsync(options, cancellationToken);
    }
}
