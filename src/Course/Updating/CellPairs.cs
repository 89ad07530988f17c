using Course.Learning;
using Notebooks;

namespace Course.Updating;

/// <summary>
/// Which cell of the learner's notebook is which of the new version: cells of exercises by exercise and role, whatever their
/// ids, all others by id.
/// </summary>
internal sealed class CellPairs
{
    private readonly Dictionary<NotebookCell, NotebookCell> mineOf = [];
    private readonly Dictionary<NotebookCell, NotebookCell> theirsOf = [];
    private readonly HashSet<(string, ExerciseRole)> exercises = [];

    public CellPairs(NotebookDocument mine, NotebookDocument theirs)
    {
        ILookup<(string, ExerciseRole), NotebookCell> mineByExercise = ByExercise(mine);
        foreach (IGrouping<(string, ExerciseRole), NotebookCell> group in ByExercise(theirs))
        {
            exercises.Add(group.Key);
            PairGroup([.. group], [.. mineByExercise[group.Key]]);
        }

        foreach (NotebookCell cell in theirs.Cells.Where(cell => Mine(cell) is null))
        {
            bool isLearners = ExerciseCell.Of(cell) is { IsLearners: true };
            NotebookCell? same = mine.Cells.FirstOrDefault(m =>
                m.Id == cell.Id
                && Theirs(m) is null
                && ExerciseCell.Of(m) is null
                && (!isLearners || m.Kind == cell.Kind)
            );
            if (same is not null)
            {
                Pair(cell, same);
            }
        }
    }

    /// <summary>The learner's cell; null if there is none.</summary>
    public NotebookCell? Mine(NotebookCell theirs) => mineOf.GetValueOrDefault(theirs);

    /// <summary>The new version's cell; null if it has none.</summary>
    public NotebookCell? Theirs(NotebookCell mine) => theirsOf.GetValueOrDefault(mine);

    /// <summary>Whether the new version has a cell of this exercise and role.</summary>
    public bool Has(ExerciseCell cell) => exercises.Contains((cell.Exercise, cell.Role));

    private static ILookup<(string, ExerciseRole), NotebookCell> ByExercise(
        NotebookDocument document
    ) => ExerciseCell.In(document).ToLookup(cell => (cell.Exercise, cell.Role), cell => cell.Cell);

    // Who duplicates a cell has two of an exercise: the one with the chapter's id comes first.
    private void PairGroup(List<NotebookCell> theirs, List<NotebookCell> mine)
    {
        PairWhere((cell, m) => m.Id == cell.Id && m.Kind == cell.Kind);
        PairWhere((cell, m) => m.Kind == cell.Kind);

        void PairWhere(Func<NotebookCell, NotebookCell, bool> isSame)
        {
            foreach (NotebookCell cell in theirs.Where(cell => Mine(cell) is null))
            {
                if (mine.Find(m => isSame(cell, m)) is { } same)
                {
                    mine.Remove(same);
                    Pair(cell, same);
                }
            }
        }
    }

    private void Pair(NotebookCell theirs, NotebookCell mine)
    {
        mineOf.Add(theirs, mine);
        theirsOf.Add(mine, theirs);
    }
}
