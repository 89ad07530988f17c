using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>The chapters as files: their map, their format, and the Go programs they show.</summary>
public sealed partial class SeedMapTests
{
    private static readonly string Folder = System.IO.Path.Combine(CourseRoot.Find(), "notebooks");

    public static TheoryData<string> Chapters() =>
        [
            .. Directory
                .GetFiles(Folder, "*.ipynb")
                .Select(f => Name(f))
                .Order(StringComparer.Ordinal),
        ];

    public static TheoryData<string, string> GoPrograms()
    {
        var programs = new TheoryData<string, string>();
        foreach (
            string chapter in Directory.GetFiles(Folder, "*.ipynb").Order(StringComparer.Ordinal)
        )
        foreach (NotebookCell cell in NotebookDocument.Load(chapter).Cells)
            if (GoBlock().Matches(cell.Source).Any(IsComplete))
                programs.Add(Name(chapter), cell.Id);
        return programs;
    }

    [Fact]
    public void Every_cell_that_the_map_names_exists()
    {
        var missing = CellReference()
            .Matches(Map())
            .Select(m => (Chapter: m.Groups["file"].Value, Cell: m.Groups["id"].Value))
            .Where(r => !Load(r.Chapter).Cells.Any(c => Same(c.Id, r.Cell)))
            .ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_statement_in_the_map_has_a_cell_or_says_later()
    {
        var rows = Map()
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("### Seed 000", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Where(line => !line.StartsWith("| Statement", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.True(CellReference().IsMatch(row) || IsLater(row), row));
    }

    [Theory]
    [MemberData(nameof(Chapters))]
    public void A_chapter_has_the_kernel_and_the_format_that_every_host_knows(string chapter)
    {
        NotebookDocument document = Load(chapter);
        var kernel = document.Metadata["kernelspec"]!.AsObject();

        Assert.Equal(4, document.Json["nbformat"]!.GetValue<int>());
        Assert.Equal(5, document.Json["nbformat_minor"]!.GetValue<int>());
        Assert.Equal(".net-csharp", kernel["name"]!.GetValue<string>());
        Assert.Equal("C#", kernel["language"]!.GetValue<string>());
        Assert.Equal(".NET (C#)", kernel["display_name"]!.GetValue<string>());
        Assert.Equal("C#", document.Metadata["language_info"]!["name"]!.GetValue<string>());
    }

    [SkippableTheory]
    [MemberData(nameof(GoPrograms))]
    public async Task A_complete_Go_program_prints_what_its_twin_printed(
        string chapter,
        string cell
    )
    {
        Skip.IfNot(await HasGo(), "real Go is not on the PATH");
        NotebookDocument document = Load(chapter);
        NotebookCell shown = document.Cells.Single(c => Same(c.Id, cell));
        var expected = shown.Metadata["go"]!.AsObject();
        NotebookCell twin = document.Cells.Single(c =>
            Same(c.Id, expected["twin"]!.GetValue<string>())
        );

        GoRun run = await BuildAndRun(GoBlock().Matches(shown.Source).Single(IsComplete));

        Assert.Equal(expected["exit"]?.GetValue<int>() ?? 0, run.ExitCode);
        if (run.ExitCode != 0)
            Assert.Equal(FirstLine(Text(twin, "stderr")), FirstLine(run.Stderr));
        else if (Same(expected["order"]!.GetValue<string>(), "any"))
            Assert.Equal(Words(Text(twin, "stdout")), Words(run.Stdout));
        else
            Assert.Equal(Text(twin, "stdout"), run.Stdout);
    }

    private static async Task<GoRun> BuildAndRun(Match block)
    {
        string folder = Directory.CreateTempSubdirectory("go-twin-").FullName;
        try
        {
            string program = System.IO.Path.Combine(folder, "program.exe");
            string source = System.IO.Path.Combine(folder, "main.go");
            await File.WriteAllTextAsync(source, block.Groups["code"].Value);
            GoRun build = await Execute(
                "go",
                ["build", "-ldflags=-s -w", "-o", program, source],
                folder
            );
            Assert.True(build.ExitCode == 0, build.Stderr);
            return await Execute(program, [], folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<GoRun> Execute(string file, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GO111MODULE"] = "off";
        start.Environment["GOTOOLCHAIN"] = "local";
        using Process process = Process.Start(start)!;
        Task<string> stdout = process.StandardOutput.ReadToEndAsync();
        Task<string> stderr = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new GoRun(process.ExitCode, await stdout, await stderr);
    }

    private static async Task<bool> HasGo()
    {
        try
        {
            return (await Execute("go", ["version"], Folder)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Map() => File.ReadAllText(System.IO.Path.Combine(Folder, "README.md"));

    private static NotebookDocument Load(string chapter) =>
        NotebookDocument.Load(System.IO.Path.Combine(Folder, chapter));

    private static string Name(string path) => System.IO.Path.GetFileName(path);

    private static string Text(NotebookCell cell, string stream) =>
        string.Concat(
            cell.Outputs.OfType<StreamOutput>().Where(o => Same(o.Name, stream)).Select(o => o.Text)
        );

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd('\r');

    private static string[] Words(string text) =>
        [
            .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Order(StringComparer.Ordinal),
        ];

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    private static bool IsLater(string row) => LaterChapter().IsMatch(row);

    private static bool IsComplete(Match block) =>
        block.Groups["code"].Value.StartsWith("package main", StringComparison.Ordinal);

    [GeneratedRegex(
        @"^```go\n(?<code>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex GoBlock();

    [GeneratedRegex(
        @"`(?<file>[\w-]+\.ipynb)#(?<id>[\w-]+)`",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex CellReference();

    [GeneratedRegex(
        @"\| chapter \d\d, later \|",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LaterChapter();

    private sealed record GoRun(int ExitCode, string Stdout, string Stderr);
}
