using System.Reflection;
using System.Runtime.Loader;

namespace Notebooks.Scripting;

/// <summary>
/// Where cells and what they reference are loaded: what <c>#r</c> names comes before anything that
/// the host itself happens to use, and its dependencies come from its folder.
/// </summary>
internal sealed class CellLoadContext() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> folders = [];

    /// <summary>Makes an assembly known; it is loaded when code first needs it.</summary>
    public void AddFile(string path) => files.TryAdd(Path.GetFileNameWithoutExtension(path), path);

    public void AddFolder(string folder)
    {
        if (!folders.Contains(folder, StringComparer.Ordinal))
        {
            folders.Add(folder);
        }
    }

    /// <summary>The file that holds an assembly that is not the framework's; null if none is known.</summary>
    public string? Find(string assemblyName) =>
        files.TryGetValue(assemblyName, out string? file) ? file
        : FrameworkReferences.Has(assemblyName) ? null
        : InFolders(assemblyName + ".dll");

    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is string name && Find(name) is string file ? LoadCopy(file) : null;

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = OperatingSystem.IsWindows()
            ? [unmanagedDllName, unmanagedDllName + ".dll"]
            : [unmanagedDllName, $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib"];
        return names.Select(InFolders).FirstOrDefault(file => file is not null) is string found
            ? LoadUnmanagedDllFromPath(found)
            : 0;
    }

    // From memory: a mapped file could not be rebuilt on Windows, and rebuilding it elsewhere would
    // pull it from under the running process.
    private Assembly LoadCopy(string file)
    {
        var image = new MemoryStream(File.ReadAllBytes(file));
        string symbols = Path.ChangeExtension(file, ".pdb");
        return File.Exists(symbols)
            ? LoadFromStream(image, new MemoryStream(File.ReadAllBytes(symbols)))
            : LoadFromStream(image);
    }

    private string? InFolders(string fileName) =>
        folders.Select(folder => Path.Combine(folder, fileName)).FirstOrDefault(File.Exists);
}
