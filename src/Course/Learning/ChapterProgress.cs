using Course.Page;
using Notebooks;

namespace Course.Learning;

/// <summary>How far a learner is with the exercises of a chapter.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Title">The first heading.</param>
/// <param name="Exercises">Those that have a check, in order.</param>
internal sealed record ChapterProgress(
    string File,
    string Title,
    IReadOnlyList<ExerciseProgress> Exercises
)
{
    public int Done => Exercises.Sum(exercise => exercise.Done);

    public int Possible => Exercises.Sum(exercise => exercise.Points);

    /// <summary>All chapters of a folder that have exercises.</summary>
    /// <exception cref="NotebookException">None has, or a chapter cannot be read.</exception>
    public static IReadOnlyList<ChapterProgress> All(LearnerFolder folder)
    {
        List<ChapterProgress> all =
        [
            .. folder.Chapters().Select(name => Of(folder, name)).Where(c => c.Exercises.Count > 0),
        ];
        return all.Count > 0
            ? all
            : throw new NotebookException(
                $"{folder.FullPath}: no chapter here has exercises; name the folder in which you work"
            );
    }

    private static ChapterProgress Of(LearnerFolder folder, string name)
    {
        NotebookDocument document = NotebookDocument.Load(folder.File(name));
        IReadOnlyList<ExerciseCell> cells = ExerciseCell.In(document);
        IEnumerable<ExerciseProgress> exercises = cells
            .Where(cell => cell.Role == ExerciseRole.Check)
            .Select(cell => cell.Exercise)
            .Distinct(StringComparer.Ordinal)
            .Select(id => new ExerciseProgress(
                id,
                Heading(document, cells.First(c => c.Exercise == id).Cell) ?? id,
                cells.Where(c => c.Exercise == id).Sum(c => c.Points),
                cells.Any(c => c.Exercise == id && c is { IsLearners: true, IsAnswered: true }),
                PassedExercises.Read(folder, id)
            ));
        string title =
            document.Cells.Select(TextHeading).FirstOrDefault(h => h is not null) ?? name;
        return new ChapterProgress(name, title, [.. exercises]);
    }

    private static string? Heading(NotebookDocument document, NotebookCell cell) =>
        document
            .Cells.TakeWhile(other => other != cell)
            .Reverse()
            .Select(TextHeading)
            .FirstOrDefault(heading => heading is not null);

    private static string? TextHeading(NotebookCell cell) =>
        cell.Kind == CellKind.Markdown ? ChapterText.FirstHeading(cell.Source) : null;
}
