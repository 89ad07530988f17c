using Microsoft.Extensions.FileSystemGlobbing;
using Notebooks;

namespace Course.Running;

/// <summary>Turns what was named on the command line into files.</summary>
internal static class NotebookFiles
{
    private const string Pattern = "*.ipynb";

    /// <exception cref="NotebookException">Nothing is there to run.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named)
    {
        IEnumerable<string> files = named.Count == 0 ? OfCourse() : named.SelectMany(Expand);
        return [.. files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> OfCourse()
    {
        string root =
            CourseFolder.Find()
            ?? throw new NotebookException(
                "no notebooks named, and no Course.sln here or above: name the notebooks to run"
            );
        return InFolder(
            Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(root, "notebooks"))
        );
    }

    private static IEnumerable<string> Expand(string name)
    {
        if (Directory.Exists(name))
        {
            return InFolder(name);
        }

        // What is no pattern is opened later, which tells best what is wrong with it.
        return File.Exists(name) || name.IndexOfAny(['*', '?']) < 0 ? [name] : Matches(name);
    }

    private static IEnumerable<string> InFolder(string folder)
    {
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, Pattern) : [];
        return files.Length > 0
            ? files.Order(StringComparer.Ordinal)
            : throw new NotebookException($"{folder}: no notebooks ({Pattern}) in this folder");
    }

    private static string[] Matches(string pattern)
    {
        string[] parts = pattern.Split('/', '\\');
        int wild = Array.FindIndex(parts, part => part.IndexOfAny(['*', '?']) >= 0);
        string root =
            string.Join('/', parts[..wild]) is { Length: > 0 } before ? before + "/"
            : pattern.StartsWith('/') ? "/"
            : ".";
        var matcher = new Matcher(StringComparison.Ordinal);
        // The matcher knows no '?': a wider pattern finds the files, and the names are then compared.
        matcher.AddInclude(string.Join('/', parts[wild..]).Replace('?', '*'));
        string[] files =
        [
            .. matcher
                .GetResultsInFullPath(root)
                .Where(file => Fits(file, parts[^1]))
                .Select(file => Path.GetRelativePath(Directory.GetCurrentDirectory(), file))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length > 0
            ? files
            : throw new NotebookException($"{pattern}: no notebook matches this pattern");
    }

    private static bool Fits(string file, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(
            pattern,
            Path.GetFileName(file),
            ignoreCase: false
        );
}
