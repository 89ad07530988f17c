using Course.Learning;
using Notebooks;

namespace Course.Updating;

/// <summary>
/// Brings a newer version of the chapters into a learner's folder. Everything is read and merged before the first file is
/// written; a chapter of the learner's that cannot be read is left alone, and so are those that the new version does not have.
/// </summary>
internal static class CourseUpdate
{
    /// <summary>True if every chapter could be brought up to date.</summary>
    /// <exception cref="NotebookException">There is no new version to read.</exception>
    public static bool Run(string from, LearnerFolder folder)
    {
        string source = SourceOf(from, folder);
        IReadOnlyList<string> names = LearnerFolder.ChaptersIn(source);
        IReadOnlyList<string> others = CourseFiles.In(source, names);
        IReadOnlyList<string> present = folder.Chapters();
        var updates = new List<ChapterUpdate>();
        bool ok = true;
        foreach (string name in names)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(source, name));
            string? before = BeforeOf(name, names, present);
            try
            {
                updates.Add(new ChapterUpdate(folder, name, bytes, before));
            }
            catch (NotebookException e)
            {
                Console.Error.WriteLine($"course update: left alone: {e.Message}");
                ok = false;
            }
        }

        foreach (ChapterUpdate update in updates)
        {
            Tell(update, update.Write());
        }

        foreach (string path in others.Where(path => CourseFiles.Copy(source, folder, path)))
        {
            Console.WriteLine($"copied  {path}");
        }

        var known = new HashSet<string?>(names, StringComparer.Ordinal);
        known.UnionWith(updates.Select(update => update.OldName));
        foreach (string name in present.Where(name => !known.Contains(name)))
        {
            Console.WriteLine($"left    {name}: not in the new version");
        }

        return ok;
    }

    private static void Tell(ChapterUpdate update, string? backup)
    {
        Console.WriteLine(
            update switch
            {
                { IsNew: true } => $"new     {update.Name}",
                { IsChanged: false } => $"same    {update.Name}",
                { OldName: { } old } =>
                    $"updated {update.Name}, which was {old}; as it was: {backup}",
                _ => $"updated {update.Name}; as it was: {backup}",
            }
        );
        foreach (string note in update.Notes)
        {
            Console.WriteLine("        " + note);
        }
    }

    private static string SourceOf(string from, LearnerFolder folder)
    {
        string inside = Path.Combine(from, "notebooks");
        string source =
            !Directory.Exists(from) ? throw new NotebookException($"{from}: no such folder")
            : LearnerFolder.ChaptersIn(from).Count > 0 ? from
            : Directory.Exists(inside) && LearnerFolder.ChaptersIn(inside).Count > 0 ? inside
            : throw new NotebookException($"{from}: no chapters (NN-title.ipynb) in this folder");
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
        return full == Path.TrimEndingDirectorySeparator(folder.FullPath)
            ? throw new NotebookException(
                $"{from}: the folder to be updated itself; name that of the new version"
            )
            : full;
    }

    /// <summary>The learner's file of a chapter: that of its name, or of its number if the course has renamed it.</summary>
    private static string? BeforeOf(
        string name,
        IReadOnlyList<string> names,
        IReadOnlyList<string> present
    )
    {
        if (present.Contains(name, StringComparer.Ordinal))
        {
            return name;
        }

        List<string> candidates =
        [
            .. present
                .Except(names, StringComparer.Ordinal)
                .Where(p => p.StartsWith(name[..3], StringComparison.Ordinal)),
        ];
        int wanting = names
            .Except(present, StringComparer.Ordinal)
            .Count(n => n.StartsWith(name[..3], StringComparison.Ordinal));
        return candidates.Count == 1 && wanting == 1 ? candidates[0] : null;
    }
}
