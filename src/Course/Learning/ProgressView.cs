using Spectre.Console;

namespace Course.Learning;

/// <summary>Shows on the console how far a learner is.</summary>
internal static class ProgressView
{
    private const int BarLength = 20;

    public static void Write(IAnsiConsole console, IReadOnlyList<ChapterProgress> chapters)
    {
        Table table = new Table()
            .Border(TableBorder.None)
            .AddColumn("Chapter")
            .AddColumn(new TableColumn("Exercises").RightAligned())
            .AddColumn(new TableColumn("Points").RightAligned())
            .AddColumn("");
        foreach (ChapterProgress chapter in chapters)
        {
            AddRow(
                table,
                chapter.Title,
                chapter.Exercises.Count(e => e.IsDone),
                chapter.Exercises.Count,
                chapter.Done,
                chapter.Possible
            );
        }

        if (chapters.Count > 1)
        {
            AddRow(
                table,
                "All",
                chapters.Sum(c => c.Exercises.Count(e => e.IsDone)),
                chapters.Sum(c => c.Exercises.Count),
                chapters.Sum(c => c.Done),
                chapters.Sum(c => c.Possible)
            );
        }

        console.Write(table);
        console.WriteLine();
        console.WriteLine(Next(chapters));
    }

    /// <summary>What is next: the first exercise that is not done.</summary>
    public static (ChapterProgress Chapter, ExerciseProgress Exercise)? FirstOpen(
        IReadOnlyList<ChapterProgress> chapters
    ) =>
        chapters
            .SelectMany(c => c.Exercises.Select(e => ((ChapterProgress, ExerciseProgress)?)(c, e)))
            .FirstOrDefault(pair => !pair!.Value.Item2.IsDone);

    private static string Next(IReadOnlyList<ChapterProgress> chapters) =>
        FirstOpen(chapters) is not var (chapter, exercise)
            ? "All exercises are done."
            : $"Next: {exercise.Id} in {chapter.File}: {exercise.Title}"
                + (exercise.IsAnswered ? " (begun)" : "");

    private static void AddRow(
        Table table,
        string name,
        int passed,
        int exercises,
        int done,
        int possible
    )
    {
        int filled = possible == 0 ? 0 : BarLength * done / possible;
        table.AddRow(
            new Text(name),
            new Text($"{passed} / {exercises}"),
            new Text($"{done} / {possible}"),
            new Text(new string('█', filled) + new string('░', BarLength - filled))
        );
    }
}
