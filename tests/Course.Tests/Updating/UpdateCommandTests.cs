using Notebooks;

namespace Course.Tests;

public sealed class UpdateCommandTests : IDisposable
{
    private const string Chapter = "06-channels.ipynb";
    private readonly RunFolder folder = new();

    public UpdateCommandTests()
    {
        Directory.CreateDirectory(folder.File("new/images"));
        Directory.CreateDirectory(folder.File("new/lib"));
        File.WriteAllText(folder.File("new/README.md"), "The map");
        File.WriteAllText(folder.File("new/images/tray.svg"), "<svg/>");
        File.WriteAllText(folder.File("new/lib/Goroutines.dll"), "new");
        Directory.CreateDirectory(folder.File("new/solutions"));
        File.WriteAllText(folder.File("new/solutions/06-1.cs"), "the solution");
        Version("New text ![tray](images/tray.svg)", "stub").Save(folder.File("new/" + Chapter));
        Directory.CreateDirectory(folder.File("mine/lib"));
        Version("Text", "stub", "my answer").Save(folder.File("mine/" + Chapter));
        File.WriteAllText(folder.File("mine/README.md"), "The old map");
        File.WriteAllText(folder.File("mine/lib/Goroutines.dll"), "old");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_new_version_comes_with_the_answers_in_it_and_the_old_one_is_kept()
    {
        string before = folder.Read("mine/" + Chapter);

        RunProcess run = await UpdateAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith(
            $"updated {Chapter}; as it was: .course/backup/06-channels-",
            run.Output,
            StringComparison.Ordinal
        );
        NotebookDocument chapter = NotebookDocument.Load(folder.File("mine/" + Chapter));
        Assert.StartsWith("New text", chapter.Cells[0].Source, StringComparison.Ordinal);
        Assert.Equal("my answer", chapter.Cells[1].Source);
        string copy = Assert.Single(
            Directory.GetFiles(folder.File("mine/.course/backup"), "*.ipynb")
        );
        Assert.Equal(before, File.ReadAllText(copy));
        Assert.Equal(folder.Read("new/" + Chapter), folder.Read("mine/.course/base/" + Chapter));
    }

    [Fact]
    public async Task A_second_update_with_the_same_version_changes_nothing()
    {
        await UpdateAsync();
        var before = Snapshot();

        RunProcess run = await UpdateAsync();

        Assert.Equal((0, $"same    {Chapter}\n"), (run.ExitCode, run.Output));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task The_map_the_libraries_and_the_linked_pictures_come_along_and_solutions_do_not()
    {
        RunProcess run = await UpdateAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("The map", folder.Read("mine/README.md"));
        Assert.Equal("<svg/>", folder.Read("mine/images/tray.svg"));
        Assert.Equal("new", folder.Read("mine/lib/Goroutines.dll"));
        Assert.False(Directory.Exists(folder.File("mine/solutions")));
        string map = Assert.Single(Directory.GetFiles(folder.File("mine/.course/backup"), "*.md"));
        Assert.Equal("The old map", File.ReadAllText(map));
    }

    [Fact]
    public async Task A_new_chapter_comes_and_one_that_is_not_the_courses_is_left_alone()
    {
        Version("Buffers", "stub").Save(folder.File("new/07-buffers.ipynb"));
        Version("My own", "stub").Save(folder.File("mine/50-mine.ipynb"));
        string mine = folder.Read("mine/50-mine.ipynb");

        RunProcess run = await UpdateAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("new     07-buffers.ipynb\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("left    50-mine.ipynb", run.Output, StringComparison.Ordinal);
        Assert.Equal(folder.Read("new/07-buffers.ipynb"), folder.Read("mine/07-buffers.ipynb"));
        Assert.Equal(mine, folder.Read("mine/50-mine.ipynb"));
    }

    [Fact]
    public async Task A_chapter_that_the_course_has_renamed_takes_the_answers_along()
    {
        File.Move(folder.File("new/" + Chapter), folder.File("new/06-talking.ipynb"));

        RunProcess run = await UpdateAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains(
            $"06-talking.ipynb, which was {Chapter}",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(folder.File("mine/" + Chapter)));
        NotebookDocument chapter = NotebookDocument.Load(folder.File("mine/06-talking.ipynb"));
        Assert.Equal("my answer", chapter.Cells[1].Source);
    }

    [Fact]
    public async Task What_the_learner_changed_since_the_last_update_is_known()
    {
        await UpdateAsync();
        NotebookDocument mine = NotebookDocument.Load(folder.File("mine/" + Chapter));
        mine.Cells[0].Source = "My text";
        mine.Save();
        Version("Newer text", "stub").Save(folder.File("new/" + Chapter));

        RunProcess run = await UpdateAsync();

        Assert.Contains(
            "ch-text: changed by you and by the course",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["ch-text", "mine-ch-text-note", "mine-ch-text", "ch-1"],
            NotebookDocument.Load(folder.File("mine/" + Chapter)).Cells.Select(c => c.Id)
        );
        Assert.Equal(2, Directory.GetFiles(folder.File("mine/.course/backup"), "*.ipynb").Length);
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_read_is_left_alone_and_the_others_are_updated()
    {
        File.WriteAllText(folder.File("mine/05-broken.ipynb"), "{");
        Version("Text", "stub").Save(folder.File("new/05-broken.ipynb"));

        RunProcess run = await UpdateAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        Assert.Equal("{", folder.Read("mine/05-broken.ipynb"));
        Assert.Contains($"updated {Chapter}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_that_cannot_be_read_changes_nothing()
    {
        File.WriteAllText(folder.File("new/99-broken.ipynb"), "{");
        var before = Snapshot();

        RunProcess run = await UpdateAsync();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task The_chapters_of_a_whole_course_are_found_in_its_notebooks()
    {
        Directory.CreateDirectory(folder.File("course"));
        Directory.Move(folder.File("new"), folder.File("course/notebooks"));

        RunProcess run = await RunProcess.RunAsync(
            folder.Path,
            ["update", "--from", "course", "--notebooks", "mine"]
        );

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith($"updated {Chapter}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "--from")]
    [InlineData(1, "--from", "nowhere")]
    [InlineData(1, "--from", "new/lib")]
    [InlineData(1, "--from", "mine", "--notebooks", "mine")]
    [InlineData(1, "--from", "new", "--notebooks", "nowhere")]
    public async Task Bad_input_is_one_line_on_stderr(int exitCode, params string[] arguments)
    {
        RunProcess run = await RunProcess.RunAsync(folder.Path, ["update", .. arguments]);
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    private Task<RunProcess> UpdateAsync() =>
        RunProcess.RunAsync(folder.Path, "update", "--from", "new", "--notebooks", "mine");

    private Dictionary<string, string> Snapshot() =>
        Directory
            .GetFiles(folder.File("mine"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => file, File.ReadAllText);

    private static ChapterBuilder Version(string text, string stub, string? answer = null) =>
        new ChapterBuilder().Text("ch-text", text).Answer("ch-1", "06-1", stub, answer);
}
