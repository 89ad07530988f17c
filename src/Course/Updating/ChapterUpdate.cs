using System.Text.Json.Nodes;
using Course.Learning;
using Notebooks;

namespace Course.Updating;

/// <summary>One chapter of an update: worked out first, without touching a file, and then written.</summary>
internal sealed class ChapterUpdate
{
    private readonly LearnerFolder folder;
    private readonly byte[] source;
    private readonly string? before;
    private readonly NotebookDocument? result;

    /// <param name="folder">Where the learner works.</param>
    /// <param name="name">The new version's file name.</param>
    /// <param name="source">The new version.</param>
    /// <param name="before">The name of the learner's notebook; null if there is none yet.</param>
    /// <exception cref="NotebookException">A notebook cannot be read.</exception>
    public ChapterUpdate(LearnerFolder folder, string name, byte[] source, string? before)
    {
        this.folder = folder;
        this.source = source;
        this.before = before;
        Name = name;
        NotebookDocument theirs = NotebookDocument.Parse(source, folder.File(name));
        if (before is null)
        {
            return;
        }

        NotebookDocument mine = NotebookDocument.Load(folder.File(before));
        MergedChapter merged = ChapterMerge.Of(
            NotebookDocument.Load(folder.File(before)),
            LoadBase(before),
            theirs
        );
        Notes = merged.Notes;
        bool isSame = JsonNode.DeepEquals(mine.Json, merged.Document.Json);
        result = isSame && before == name ? null : merged.Document;
    }

    /// <summary>The chapter's file.</summary>
    public string Name { get; }

    /// <summary>What the learner should know.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>Whether the learner did not have the chapter.</summary>
    public bool IsNew => before is null;

    /// <summary>Whether the learner's notebook changes.</summary>
    public bool IsChanged => result is not null;

    /// <summary>The name that the learner's notebook had; null if it had this one, or there was none.</summary>
    public string? OldName => before == Name ? null : before;

    /// <summary>Writes the chapter, and the base of the next update.</summary>
    /// <returns>Where the notebook is kept as it was; null if it has not changed.</returns>
    public string? Write()
    {
        string? backup = null;
        if (before is null)
        {
            AtomicFile.WriteAllBytes(folder.File(Name), source);
        }
        else if (result is not null)
        {
            backup = folder.BackUp(before);
            result.SaveAs(folder.File(Name));
        }

        // After the notebook: an update that is cut short in between finds nothing to do but this.
        string common = BaseOf(Name);
        if (!File.Exists(common) || !File.ReadAllBytes(common).AsSpan().SequenceEqual(source))
        {
            AtomicFile.WriteAllBytes(common, source);
        }

        if (OldName is { } old)
        {
            File.Delete(folder.File(old));
            File.Delete(BaseOf(old));
        }

        return backup;
    }

    // A base that cannot be read is none.
    private NotebookDocument? LoadBase(string name)
    {
        try
        {
            return File.Exists(BaseOf(name)) ? NotebookDocument.Load(BaseOf(name)) : null;
        }
        catch (NotebookException)
        {
            return null;
        }
    }

    private string BaseOf(string name) => Path.Combine(folder.Kept, "base", name);
}
