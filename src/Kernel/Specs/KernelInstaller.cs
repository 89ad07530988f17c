using Notebooks;

namespace Kernel;

/// <summary>Makes this kernel known to front ends, and unknown again.</summary>
/// <param name="folder">The folder of kernels that is changed.</param>
/// <param name="known">All folders where front ends look.</param>
public sealed class KernelInstaller(string folder, IReadOnlyList<string> known)
{
    /// <summary>The name under which it is installed when none is chosen.</summary>
    public const string StandardName = "goroutines-course";

    /// <summary>The name that the course's notebooks ask for: that of .NET Interactive's kernel.</summary>
    public const string NotebookName = ".net-csharp";

    /// <summary>Installs it under the name, and under the notebooks' name where nobody else has that.</summary>
    /// <param name="name">The name.</param>
    /// <param name="command">The command that starts it, with <c>{connection_file}</c>.</param>
    /// <returns>What was installed.</returns>
    /// <exception cref="NotebookException">The name is none, or somebody else's.</exception>
    public IReadOnlyList<KernelSpec> Install(string name, IReadOnlyList<string> command)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (
            name.Trim('.').Length == 0
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
        )
        {
            throw new NotebookException(
                $"'{name}' is no name for a kernel: letters, digits, '.', '-' and '_' make one"
            );
        }

        if (KernelSpec.Read(Path.Combine(folder, name)) is { IsOurs: false } other)
        {
            throw new NotebookException(
                $"{other.Folder} is another kernel ({other.DisplayName}) and is left alone: choose another --name"
            );
        }

        var installed = new List<KernelSpec> { Spec(name, "C# (Goroutines course)", command) };
        if (name != NotebookName && Rival() is null)
        {
            installed.Add(Spec(NotebookName, ".NET (C#)", command));
        }

        foreach (KernelSpec spec in installed)
        {
            spec.Write();
        }

        return installed;
    }

    /// <summary>A kernel of others that the notebooks ask for by name; null if there is none.</summary>
    public KernelSpec? Rival() =>
        known
            .Prepend(folder)
            .Select(place => KernelSpec.Read(Path.Combine(place, NotebookName)))
            .FirstOrDefault(spec => spec is { IsOurs: false });

    /// <summary>Removes what this course has installed, and nothing else.</summary>
    /// <param name="name">Only this one; null for all.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="NotebookException">The named one is somebody else's.</exception>
    public IReadOnlyList<KernelSpec> Uninstall(string? name)
    {
        List<KernelSpec> found =
        [
            .. KernelFolders.Read(folder).Where(spec => name is null || spec.Name == name),
        ];
        if (name is not null && found is [{ IsOurs: false } other])
        {
            throw new NotebookException($"{other.Folder} is another kernel and is left alone");
        }

        found.RemoveAll(spec => !spec.IsOurs);
        foreach (KernelSpec spec in found)
        {
            Directory.Delete(spec.Folder, recursive: true);
        }

        return found;
    }

    private KernelSpec Spec(string name, string displayName, IReadOnlyList<string> command) =>
        new(Path.Combine(folder, name), displayName, command, IsOurs: true);
}
