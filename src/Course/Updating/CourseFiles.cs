using Course.Checking;
using Notebooks;

namespace Course.Updating;

/// <summary>What a version of the course has beside its chapters: its map, the pictures that are linked, the libraries.</summary>
internal static class CourseFiles
{
    private const string Map = "README.md";
    private const string Libraries = "lib";

    /// <summary>Their paths, seen from the folder. What lies outside of it is not the learner's folder's.</summary>
    public static IReadOnlyList<string> In(string folder, IReadOnlyList<string> chapters)
    {
        string map = Path.Combine(folder, Map);
        IEnumerable<string> texts = chapters
            .SelectMany(name => NotebookDocument.Load(Path.Combine(folder, name)).Cells)
            .Where(cell => cell.Kind == CellKind.Markdown)
            .Select(cell => cell.Source);
        if (File.Exists(map))
        {
            texts = texts.Append(File.ReadAllText(map));
        }

        string lib = Path.Combine(folder, Libraries);
        IEnumerable<string> libraries = Directory.Exists(lib)
            ? Directory.EnumerateFiles(lib).Select(f => Path.GetRelativePath(folder, f))
            : [];
        return
        [
            .. texts
                .SelectMany(MarkdownLinks.Of)
                .Select(url => Uri.UnescapeDataString(url.Split('#')[0]))
                .Append(Map)
                .Concat(libraries)
                .Select(path => path.Replace('\\', '/'))
                .Where(path => IsInside(folder, path))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Copies a file if it is not the same; what was there is kept, but for libraries, which are built.</summary>
    /// <returns>Whether it was copied.</returns>
    public static bool Copy(string from, Learning.LearnerFolder to, string path)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(from, path));
        string target = to.File(path);
        if (File.Exists(target))
        {
            if (File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes))
            {
                return false;
            }

            if (!path.StartsWith(Libraries + "/", StringComparison.Ordinal))
            {
                to.BackUp(path);
            }
        }

        AtomicFile.WriteAllBytes(target, bytes);
        return true;
    }

    private static bool IsInside(string folder, string path)
    {
        string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (path.Length == 0 || path.Contains(':', StringComparison.Ordinal))
        {
            return false;
        }

        string file = Path.GetFullPath(path, root);
        return Path.GetExtension(file) != ".ipynb"
            && file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            && !path.StartsWith('.')
            && File.Exists(file);
    }
}
