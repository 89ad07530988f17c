using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading;

namespace Course.Tests;

public sealed class PageAssetsTests
{
    private static readonly string Web = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../src/Course/web")
    );

    [SkippableFact]
    public async Task The_committed_files_are_what_the_sources_build()
    {
        string? node = FindProgram("node");
        Skip.If(node is null, "node is not installed");
        Skip.IfNot(
            Directory.Exists(Path.Combine(Web, "node_modules/esbuild")),
            "the packages are not installed: npm ci in src/Course/web"
        );
        string built = Directory.CreateTempSubdirectory("course-web-").FullName;
        try
        {
            var start = new ProcessStartInfo(node!)
            {
                ArgumentList = { "build.mjs", built },
                WorkingDirectory = Web,
            };
            using Process process = Process.Start(start)!;
            using var watchdog = new CancellationTokenSource(PageHost.Watchdog);
            await process.WaitForExitAsync(watchdog.Token);

            Assert.Equal(0, process.ExitCode);
            Assert.Equal(Digests(built), Digests(Path.Combine(Web, "dist")));
        }
        finally
        {
            Directory.Delete(built, recursive: true);
        }
    }

    [Fact]
    public void The_script_of_the_page_stays_small()
    {
        long size = new FileInfo(Path.Combine(Web, "dist/page.js")).Length;

        Assert.InRange(size, 1, 600_000);
    }

    [Fact]
    public void The_lock_file_pins_packages_and_no_registry()
    {
        string text = File.ReadAllText(Path.Combine(Web, "package-lock.json"));

        Assert.Contains("\"integrity\": \"sha512-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
    }

    private static string Digests(string folder) =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    Path.GetFileName(file)
                    + " "
                    + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))
                )
        );

    private static string? FindProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
