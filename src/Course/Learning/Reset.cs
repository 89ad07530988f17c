using Notebooks;

namespace Course.Learning;

/// <summary>
/// Puts exercises of a chapter back to where a learner began: the stub in the answer, no outputs, no recorded pass. What was
/// there is kept in <c>.course/backup</c> before.
/// </summary>
internal sealed class Reset
{
    private readonly LearnerFolder folder;
    private readonly string name;
    private readonly NotebookDocument document;
    private readonly List<ExerciseCell> cells;

    private Reset(LearnerFolder folder, string name, Predicate<string> isMeant)
    {
        this.folder = folder;
        this.name = name;
        document = NotebookDocument.Load(folder.File(name));
        cells = [.. ExerciseCell.In(document).Where(cell => isMeant(cell.Exercise))];
    }

    /// <summary>The chapter.</summary>
    public string Chapter => name;

    /// <summary>The exercises in which something changes.</summary>
    public IReadOnlyList<string> Exercises =>
        [
            .. cells
                .Where(c => HasChanged(c) || PassedExercises.Exists(folder, c.Exercise))
                .Select(c => c.Exercise)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>What is to be reset in all chapters; a chapter without any of these exercises is left out.</summary>
    /// <param name="folder">Where the learner works.</param>
    /// <param name="what">An exercise, the two digits of a chapter, or null for all.</param>
    /// <exception cref="NotebookException">There is no such exercise.</exception>
    public static IReadOnlyList<Reset> Plan(LearnerFolder folder, string? what)
    {
        List<Reset> plan =
        [
            .. folder
                .Chapters()
                .Select(name => new Reset(folder, name, id => IsMeant(name, id, what)))
                .Where(reset => reset.cells.Count > 0),
        ];
        return plan.Count > 0
            ? plan
            : throw new NotebookException(
                what is null
                    ? $"{folder.FullPath}: no chapter here has exercises"
                    : $"no exercise {what} in {folder.FullPath}; course progress --json - lists them"
            );
    }

    /// <summary>Does it, and tells where the chapter is kept as it was.</summary>
    public string Run()
    {
        IReadOnlyList<string> exercises = Exercises;
        string backup = folder.BackUp(name);
        foreach (ExerciseCell cell in cells)
        {
            if (cell is { IsLearners: true, Stub: { } stub })
            {
                cell.Cell.Source = stub;
            }

            cell.Cell.ClearOutputs();
        }

        document.Save();
        foreach (string exercise in exercises)
        {
            PassedExercises.Forget(folder, exercise);
        }

        return backup;
    }

    private static bool IsMeant(string chapter, string exercise, string? what) =>
        what is null
        || exercise == what
        || what.Length == 2 && chapter.StartsWith(what + "-", StringComparison.Ordinal);

    private static bool HasChanged(ExerciseCell cell) =>
        cell.IsLearners && cell.IsAnswered || cell.Cell.Outputs.Count > 0;
}
