namespace Kernel;

/// <summary>Where Jupyter and VS Code look for kernels.</summary>
public static class KernelFolders
{
    /// <summary>The user's own.</summary>
    public static string User => Path.Combine(UserData, "kernels");

    /// <summary>All, in the order in which they are searched.</summary>
    public static IReadOnlyList<string> All =>
        [
            .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, "kernels"))
                .Append(User)
                .Concat(Prefixes.Select(Of))
                .Distinct(StringComparer.Ordinal),
        ];

    private static string UserData =>
        Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } folder ? folder
        : OperatingSystem.IsWindows()
            ? Path.Combine(Folder(Environment.SpecialFolder.ApplicationData), "jupyter")
        : OperatingSystem.IsMacOS() ? Path.Combine(Home, "Library", "Jupyter")
        : Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
            ? Path.Combine(data, "jupyter")
        : Path.Combine(Home, ".local", "share", "jupyter");

    private static string Home => Folder(Environment.SpecialFolder.UserProfile);

    // Of a Python environment that is active, and of the system.
    private static IEnumerable<string> Prefixes =>
        (
            (string?[])
                [
                    Environment.GetEnvironmentVariable("VIRTUAL_ENV"),
                    Environment.GetEnvironmentVariable("CONDA_PREFIX"),
                    .. OperatingSystem.IsWindows() ? [] : (string[])["/usr/local", "/usr"],
                ]
        )
            .OfType<string>()
            .Where(prefix => prefix.Length > 0);

    /// <summary>That of an installation of Python, or of the system.</summary>
    public static string Of(string prefix) => Path.Combine(prefix, "share", "jupyter", "kernels");

    /// <summary>The kernels of a folder.</summary>
    public static IReadOnlyList<KernelSpec> Read(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateDirectories(folder)
                    .Order(StringComparer.Ordinal)
                    .Select(KernelSpec.Read)
                    .OfType<KernelSpec>(),
            ]
            : [];

    private static string Folder(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder);
}
