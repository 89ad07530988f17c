namespace Course.Tests;

/// <summary>What the repository has to read: notebooks and markdown files, as paths from its root.</summary>
internal static class CourseTexts
{
    internal static IEnumerable<string> Notebooks(string root) =>
        Directory
            .EnumerateFiles(Path.Combine(root, "notebooks"), "*.ipynb")
            .Select(file => FromRoot(root, file))
            .Order(StringComparer.Ordinal);

    internal static IEnumerable<string> Markdown(string root) =>
        Directory
            .EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(file => FromRoot(root, file))
            .Where(file => !file.Split('/').Any(IsBuilt))
            .Order(StringComparer.Ordinal);

    private static bool IsBuilt(string folder) =>
        folder is "bin" or "obj" or "artifacts" or "node_modules" or "TestResults"
        || folder.StartsWith('.');

    private static string FromRoot(string root, string file) =>
        Path.GetRelativePath(root, file).Replace('\\', '/');
}
