using System.Text.Json.Nodes;
using Course.Learning;
using Notebooks;

namespace Course.Updating;

/// <summary>
/// Brings the new version of a chapter and a learner's notebook together. The result has the cells of the new version in
/// its order. An answer is the learner's, whatever became of its stub. Cells that the learner added stand after the same
/// neighbour as before. What the learner changed in a cell of the course stays if the course left the cell alone, and else is
/// kept below the new one. With the base, the version that the learner started from, this is known; without one, code
/// that differs is taken for the learner's, text and checks for the course's.
/// </summary>
internal sealed class ChapterMerge
{
    private readonly NotebookDocument mine;
    private readonly NotebookDocument? common;
    private readonly NotebookDocument merged;
    private readonly CellPairs pairs;
    private readonly ChapterIds ids;
    private readonly KeptCells kept;
    private readonly HashSet<string> answered = new(StringComparer.Ordinal);
    private readonly List<string> notes = [];
    private readonly List<string> replaced = [];

    private ChapterMerge(NotebookDocument mine, NotebookDocument? common, NotebookDocument theirs)
    {
        this.mine = mine;
        this.common = common;
        merged = theirs;
        pairs = new CellPairs(mine, theirs);
        ids = new ChapterIds(mine, common, theirs);
        kept = new KeptCells(mine, theirs);
    }

    /// <summary>Merges; <paramref name="theirs"/> becomes the result.</summary>
    /// <param name="mine">The learner's notebook.</param>
    /// <param name="common">The version of the course that it came from; null if nobody kept it.</param>
    /// <param name="theirs">The new version.</param>
    public static MergedChapter Of(
        NotebookDocument mine,
        NotebookDocument? common,
        NotebookDocument theirs
    )
    {
        var merge = new ChapterMerge(mine, common, theirs);
        merge.Run();
        return new MergedChapter(theirs, merge.notes);
    }

    private void Run()
    {
        // Answers first: what became of them decides about the outputs of their checks.
        foreach (NotebookCell cell in mine.Cells)
        {
            if (
                pairs.Theirs(cell) is { } theirs
                && ExerciseCell.Of(theirs) is { IsLearners: true } e
            )
            {
                MergeAnswer(e, cell);
            }
        }

        foreach (NotebookCell cell in mine.Cells)
        {
            if (pairs.Theirs(cell) is not { } theirs)
            {
                Leftover(cell);
                continue;
            }

            kept.MoveTo(theirs);
            if (ExerciseCell.Of(theirs) is not { IsLearners: true })
            {
                MergeCourseCell(theirs, cell);
            }

            Merge3.OfCell(theirs.Metadata, cell.Metadata, Common(cell)?.Metadata);
        }

        Merge3.OfNotebook(merged.Metadata, mine.Metadata, common?.Metadata);
        kept.Insert();
        if (replaced.Count > 0)
        {
            notes.Add(
                $"{string.Join(", ", replaced)}: as the course has it now; if you had changed it, what you had is in the backup"
            );
        }
    }

    private void MergeAnswer(ExerciseCell theirs, NotebookCell cell)
    {
        NotebookCell? before = Common(cell);
        string? stub =
            ExerciseCell.Of(cell)?.Stub
            ?? (before is null ? null : ExerciseCell.Of(before)?.Stub ?? before.Source);
        string newStub = theirs.Stub ?? theirs.Cell.Source;
        bool isStub = stub is not null && ExerciseCell.SameText(cell.Source, stub);
        if (isStub || ExerciseCell.SameText(cell.Source, newStub))
        {
            return;
        }

        answered.Add(theirs.Exercise);
        theirs.Cell.Source = cell.Source;
        TakeOutputs(theirs.Cell, cell);
        if (stub is null || !ExerciseCell.SameText(stub, newStub))
        {
            notes.Add(
                $"{theirs.Exercise}: your answer is kept, though its stub has changed; "
                    + $"course reset {theirs.Exercise} puts the new one there"
            );
        }
    }

    private void MergeCourseCell(NotebookCell theirs, NotebookCell cell)
    {
        NotebookCell? before = Common(cell);
        bool isAnsweredCheck =
            ExerciseCell.Of(theirs) is { } exercise && answered.Contains(exercise.Exercise);
        if (Same(cell, theirs))
        {
            bool ran = before is null
                ? isAnsweredCheck
                : !JsonNode.DeepEquals(cell.Json["outputs"], before.Json["outputs"]);
            if (ran)
            {
                TakeOutputs(theirs, cell);
            }

            return;
        }

        if (before is not null && Same(before, theirs))
        {
            // Changed by the learner alone.
            theirs.Source = cell.Source;
            TakeOutputs(theirs, cell);
            return;
        }

        if (isAnsweredCheck)
        {
            theirs.ClearOutputs();
        }

        if (before is not null && Same(cell, before))
        {
            return;
        }

        bool isCheck = ExerciseCell.Of(theirs) is not null && cell.Id == theirs.Id;
        if (before is null && (cell.Kind != CellKind.Code || isCheck))
        {
            replaced.Add(cell.Id);
            return;
        }

        kept.KeepBelow(cell, before is null ? KeptCells.Different : KeptCells.Changed);
        notes.Add(
            before is null
                ? $"{cell.Id}: not the same as the new one, which is there; what you had is below it"
                : $"{cell.Id}: changed by you and by the course: the new one is there, yours below it"
        );
    }

    /// <summary>A cell that the new version does not have.</summary>
    private void Leftover(NotebookCell cell)
    {
        if (ExerciseCell.Of(cell) is { } exercise && (exercise.IsLearners || pairs.Has(exercise)))
        {
            LeftoverOfExercise(exercise);
        }
        else if (!ids.IsOfCourse(cell))
        {
            kept.Own(cell);
        }
        else if (IsChanged(cell))
        {
            kept.KeepBelow(cell, common is null ? KeptCells.Different : KeptCells.Gone);
            notes.Add($"{cell.Id}: no longer in the chapter; what you had is kept");
        }
        else if (common is null)
        {
            replaced.Add(cell.Id);
        }
    }

    private void LeftoverOfExercise(ExerciseCell exercise)
    {
        if (exercise is { IsLearners: true, Stub: not null, IsAnswered: false })
        {
            return;
        }

        // A second one, which the learner has made by duplicating the cell, is a cell like any other.
        if (pairs.Has(exercise))
        {
            kept.Own(exercise.Cell);
        }
        else
        {
            kept.KeepAtEnd(exercise);
            notes.Add(
                $"{exercise.Exercise}: no longer in the chapter; your answer is kept at its end"
            );
        }
    }

    /// <summary>Whether the learner has changed a cell of the course; without a base that is said of code but not of checks.</summary>
    private bool IsChanged(NotebookCell cell) =>
        Common(cell) is { } before
            ? !Same(cell, before)
            : cell.Kind == CellKind.Code && ExerciseCell.Of(cell) is null;

    /// <summary>The cell that the learner started from: that of its id, for a duplicate that of its exercise.</summary>
    private NotebookCell? Common(NotebookCell cell) =>
        common?.Cells.FirstOrDefault(c => c.Id == cell.Id)
        ?? (
            common is not null && ExerciseCell.Of(cell) is { } exercise
                ? common.Cells.FirstOrDefault(c =>
                    ExerciseCell.Of(c) is { } e
                    && e.Exercise == exercise.Exercise
                    && e.Role == exercise.Role
                )
                : null
        );

    private static bool Same(NotebookCell a, NotebookCell b) =>
        a.Kind == b.Kind && ExerciseCell.SameText(a.Source, b.Source);

    private static void TakeOutputs(NotebookCell to, NotebookCell from)
    {
        if (to.Kind == CellKind.Code && from.Kind == CellKind.Code)
        {
            to.Json["outputs"] = from.Json["outputs"]?.DeepClone() ?? new JsonArray();
            to.Json["execution_count"] = from.Json["execution_count"]?.DeepClone();
        }
    }
}
