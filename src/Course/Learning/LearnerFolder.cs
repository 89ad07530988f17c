using System.Globalization;
using System.Text.RegularExpressions;
using Course.Running;
using Notebooks;

namespace Course.Learning;

/// <summary>The folder in which a learner works: the chapters, and what the course keeps beside them in <c>.course</c>.</summary>
internal sealed partial class LearnerFolder
{
    private const string Ending = ".ipynb";

    private LearnerFolder(string path) => FullPath = System.IO.Path.GetFullPath(path);

    /// <summary>The folder.</summary>
    public string FullPath { get; }

    /// <summary>The course's own folder in it.</summary>
    public string Kept => Path.Combine(FullPath, ".course");

    /// <summary>The folder that was named; else the chapters above here, those here, those of the program.</summary>
    /// <exception cref="NotebookException">There is none.</exception>
    public static LearnerFolder Find(string? named)
    {
        if (named is not null)
        {
            return Directory.Exists(named)
                ? new LearnerFolder(named)
                : throw new NotebookException($"{named}: no such folder");
        }

        string here = Directory.GetCurrentDirectory();
        string? course = CourseFolder.AboveHere();
        if (course is null && new LearnerFolder(here).Chapters().Count > 0)
        {
            return new LearnerFolder(here);
        }

        string? found = (course ?? CourseFolder.Find()) is { } root
            ? Path.Combine(root, "notebooks")
            : null;
        return found is not null && Directory.Exists(found)
            ? new LearnerFolder(found)
            : throw new NotebookException("no chapters here: name the folder in which you work");
    }

    /// <summary>The file names of the chapters, in order: <c>NN-title.ipynb</c>.</summary>
    public IReadOnlyList<string> Chapters() => ChaptersIn(FullPath);

    /// <summary>The file names of the chapters of a folder, in order.</summary>
    public static IReadOnlyList<string> ChaptersIn(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*" + Ending)
                .Select(file => Path.GetFileName(file))
                .Where(name => ChapterName().IsMatch(name))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>A file of the folder.</summary>
    public string File(string name) => Path.Combine(FullPath, name);

    /// <summary>Keeps a copy of a file in <c>.course/backup</c> and tells where.</summary>
    /// <param name="name">The file, seen from the folder.</param>
    public string BackUp(string name)
    {
        string time = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string ending = Path.GetExtension(name);
        string plain = Path.ChangeExtension(Path.GetRelativePath(Kept, File(name)), null);
        // What lies in .course already does not take that folder's name along.
        if (plain.StartsWith("..", StringComparison.Ordinal))
        {
            plain = Path.ChangeExtension(name, null);
        }

        string start = Path.Combine(Kept, "backup", $"{plain}-{time}");
        string copy = start + ending;
        for (int more = 2; System.IO.File.Exists(copy); more++)
        {
            copy = $"{start}-{more}{ending}";
        }

        AtomicFile.WriteAllBytes(copy, System.IO.File.ReadAllBytes(File(name)));
        return Path.GetRelativePath(FullPath, copy).Replace('\\', '/');
    }

    [GeneratedRegex(@"^\d\d-.*\.ipynb$", RegexOptions.None, 1000)]
    private static partial Regex ChapterName();
}
