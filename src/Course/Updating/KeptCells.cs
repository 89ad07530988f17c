using System.Text.Json.Nodes;
using Course.Learning;
using Notebooks;

namespace Course.Updating;

/// <summary>
/// What of the learner's has no cell of its own in the new version: cells that were added, and copies of what was changed. Each
/// stands after the cell of the course that it stood after.
/// </summary>
/// <param name="mine">The learner's notebook.</param>
/// <param name="merged">The new version, which receives them.</param>
internal sealed class KeptCells(NotebookDocument mine, NotebookDocument merged)
{
    public const string Changed =
        "*The cell below is yours. The course has changed its own, which stands above. "
        + "`course run` leaves yours out; delete it if you no longer need it.*";

    public const string Different =
        "*The cell below is yours, or an older one of the course: this was the first update, and nobody kept what you started "
        + "from. `course run` leaves it out; delete it if you do not need it.*";

    public const string Gone =
        "*The cell below is yours. The course no longer has its own. "
        + "`course run` leaves yours out; delete it if you no longer need it.*";

    private const string EndId = "kept-answers";
    private const string EndHeading = "## Answers to exercises that are no longer in this chapter";
    private const string NotExecuted = "skip-execution";

    private readonly HashSet<string> taken =
    [
        .. mine.Cells.Concat(merged.Cells).Select(cell => cell.Id),
    ];
    private readonly HashSet<string> used = [.. merged.Cells.Select(cell => cell.Id)];
    private readonly List<(NotebookCell? After, Func<int, NotebookCell> Insert)> inserts = [];
    private readonly List<Func<int, NotebookCell>> end = [];
    private readonly List<Func<int, NotebookCell>> newAtEnd = [];
    private NotebookCell? neighbour;
    private bool isEnd;

    /// <summary>What comes now stands after this cell of the new version.</summary>
    public void MoveTo(NotebookCell theirs)
    {
        neighbour = theirs;
        isEnd = false;
    }

    /// <summary>Keeps a cell that is the learner's own.</summary>
    public void Own(NotebookCell cell)
    {
        isEnd |= cell.Id == EndId;
        string id = used.Add(cell.Id) ? cell.Id : NewId(cell.Id);
        Add(index => WithoutRole(merged.InsertCopy(index, cell, id)));
    }

    /// <summary>Keeps a copy of a cell that the learner changed, with a note before it.</summary>
    public void KeepBelow(NotebookCell cell, string note)
    {
        string id = NewId("mine-" + cell.Id);
        string noteId = NewId(id + "-note");
        Add(index => merged.InsertCell(index, CellKind.Markdown, note, noteId));
        Add(index => Copy(index, cell, id));
    }

    /// <summary>Keeps an answer to an exercise that is no more, at the end of the notebook.</summary>
    public void KeepAtEnd(ExerciseCell exercise)
    {
        if (taken.Add(EndId))
        {
            newAtEnd.Add(index => merged.InsertCell(index, CellKind.Markdown, EndHeading, EndId));
        }

        string id = NewId("kept-" + exercise.Cell.Id);
        string noteId = NewId(id + "-note");
        string note = $"### Exercise {exercise.Exercise}, as you had it";
        newAtEnd.Add(index => merged.InsertCell(index, CellKind.Markdown, note, noteId));
        newAtEnd.Add(index => Copy(index, exercise.Cell, id));
    }

    /// <summary>Puts all of them into the new version.</summary>
    public void Insert()
    {
        foreach (NotebookCell? after in inserts.Select(i => i.After).Distinct().ToList())
        {
            int index = after is null ? 0 : merged.Cells.ToList().IndexOf(after) + 1;
            foreach (var (_, insert) in inserts.Where(i => i.After == after))
            {
                insert(index++);
            }
        }

        foreach (Func<int, NotebookCell> insert in end.Concat(newAtEnd))
        {
            insert(merged.Cells.Count);
        }
    }

    private void Add(Func<int, NotebookCell> insert)
    {
        if (isEnd)
        {
            end.Add(insert);
        }
        else
        {
            inserts.Add((neighbour, insert));
        }
    }

    private NotebookCell Copy(int index, NotebookCell cell, string id)
    {
        NotebookCell copy = merged.InsertCopy(index, cell, id);
        copy.Json["metadata"] = new JsonObject();
        if (copy.Kind == CellKind.Code)
        {
            copy.Metadata["tags"] = new JsonArray(NotExecuted);
        }

        return copy;
    }

    // The course must not take a copy for the exercise itself.
    private static NotebookCell WithoutRole(NotebookCell cell)
    {
        if (cell.Json["metadata"] is JsonObject metadata && metadata.Remove(ExerciseCell.Key))
        {
            metadata.Remove("nbgrader");
        }

        return cell;
    }

    private string NewId(string wanted)
    {
        const int longest = 60;
        string start = wanted.Length <= longest ? wanted : wanted[..longest];
        string id = start;
        for (int more = 2; !taken.Add(id); more++)
        {
            id = $"{start}-{more}";
        }

        return id;
    }
}
