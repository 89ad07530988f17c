using System.Diagnostics;
using System.Net;
using System.Text;

namespace Charts.Tests.Playing;

/// <summary>A page with games in it, in Chromium without a window: a script plays, and says what it sees.</summary>
internal static class GamePage
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromMinutes(2);

    private const string Tools = """
        const boxes = () => [...document.querySelectorAll("img")]
          .map(image => image.nextSibling?.shadowRoot).filter(Boolean);
        const board = (n = 0) => boxes()[n].querySelector(".board");
        const text = (selector, n = 0) => board(n).querySelector(selector)?.textContent ?? "none";
        const heard = (n = 0) => boxes()[n].querySelector(".live").textContent;
        const buttons = (n = 0) => [...board(n).querySelectorAll("button:not([disabled])")];
        const click = (start, n = 0) =>
          buttons(n).find(button => button.textContent.includes(start)).click();
        const press = (key, n = 0) => {
          const at = boxes()[n].activeElement ?? board(n);
          return !at.dispatchEvent(new KeyboardEvent("keydown",
            { key, bubbles: true, cancelable: true, composed: true }));
        };
        const told = [];
        const say = line => told.push(line);
        """;

    /// <summary>Where Chromium is; skips the test where it is not.</summary>
    internal static string FindOrSkip()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .Prepend(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium")
            .FirstOrDefault(File.Exists);
        Skip.If(found is null, "Chromium is not installed (set CHROMIUM to its path)");
        return found!;
    }

    /// <summary>Loads a page and runs a script in it.</summary>
    /// <param name="chromium">Where Chromium is.</param>
    /// <param name="body">What is in the page.</param>
    /// <param name="script">Plays with <see cref="Tools"/>, and tells with <c>say</c>.</param>
    /// <returns>What it told.</returns>
    internal static async Task<string[]> Run(string chromium, string body, string script)
    {
        var folder = Directory.CreateTempSubdirectory("game-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(
                file,
                $$"""
                <!doctype html>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy"
                  content="default-src 'none'; script-src 'unsafe-inline'; img-src data:">
                <body>
                {{body}}
                <pre id="told"></pre>
                <script>
                {{Tools}}
                try {
                {{script}}
                } catch (error) { say("failed: " + error); }
                document.getElementById("told").textContent = told.join("\n") + "\nend of what was told";
                </script>
                """
            );
            return Told(await Dump(chromium, folder.FullName, new Uri(file).AbsoluteUri));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Told(string page)
    {
        const string Start = "<pre id=\"told\">";
        const string End = "\nend of what was told";
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = page.IndexOf(End, from, StringComparison.Ordinal);
        Assert.True(
            from >= Start.Length && to >= from,
            $"the page did not come to its end:\n{page}"
        );
        return WebUtility.HtmlDecode(page[from..to]).Split('\n');
    }

    private static async Task<string> Dump(string chromium, string folder, string address)
    {
        var start = new ProcessStartInfo(chromium)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        string[] arguments =
        [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--dump-dom",
            address,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var watchdog = new System.Threading.CancellationTokenSource(s_watchdog);
        var output = process.StandardOutput.ReadToEndAsync(watchdog.Token);
        var errors = process.StandardError.ReadToEndAsync(watchdog.Token);
        try
        {
            await process.WaitForExitAsync(watchdog.Token);
            await errors;
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
