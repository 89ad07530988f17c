using System.Threading;
using Course.Page;
using Course.Running;
using Kernel;

namespace Course.Doctor;

/// <summary>Looks for everything that the course runs with, or in.</summary>
internal static class Examination
{
    private const int SdkVersion = 10;

    public static async Task<IReadOnlyList<Diagnosis>> RunAsync(CancellationToken stop)
    {
        var tools = new Tools(stop);
        Task<string?> sdk = tools.VersionAsync("dotnet", "--version");
        Task<string?> code = tools.VersionAsync("code", "--version");
        Task<string?> extensions = tools.AskAsync("code", "--list-extensions");
        Task<string?> jupyter = JupyterAsync(tools);
        Task<string?> interactive = tools.VersionAsync("dotnet-interactive", "--version");
        Task<string?> verso = tools.VersionAsync("verso", "--version");
        Task<string?> go = tools.VersionAsync("go", "version");
        return
        [
            new Diagnosis(
                ".NET SDK",
                Recent(await sdk),
                "builds and runs the course",
                $"install .NET SDK {SdkVersion} or newer from https://dot.net",
                IsNeeded: true
            ),
            new Diagnosis(
                "libraries of the notebooks",
                Libraries(),
                "every notebook references them",
                "dotnet build",
                IsNeeded: true
            ),
            Kernel(),
            new Diagnosis(
                "VS Code",
                await code,
                "edits and runs the notebooks",
                "install it from https://code.visualstudio.com"
            ),
            new Diagnosis(
                "VS Code's Jupyter extension",
                Extension(await extensions, "ms-toolsai.jupyter"),
                "runs the notebooks with the course's kernel, without Python",
                "code --install-extension ms-toolsai.jupyter"
            ),
            new Diagnosis(
                "Jupyter",
                await jupyter,
                "runs the notebooks with the course's kernel in a browser",
                "pip install notebook"
            ),
            new Diagnosis(
                ".NET Interactive",
                await interactive,
                "another kernel that runs the notebooks; no longer maintained, and not needed",
                "dotnet tool install --global Microsoft.dotnet-interactive"
            ),
            new Diagnosis(
                "Verso",
                await verso ?? Extension(await extensions, "verso"),
                "another notebook editor that runs the notebooks; not needed",
                "see https://github.com/DataficationSDK/Verso"
            ),
            new Diagnosis(
                "Go",
                await go,
                "runs the Go programs beside the C# ones; not needed",
                "install it from https://go.dev/dl"
            ),
        ];
    }

    private static string? Recent(string? version) =>
        version is not null
        && int.TryParse(version.Split('.')[0], out int major)
        && major >= SdkVersion
            ? version
            : null;

    private static string? Libraries()
    {
        string folder = Path.Combine(
            CourseFolder.Find() ?? Environment.CurrentDirectory,
            "notebooks"
        );
        return Directory.Exists(folder) && CourseLibraries.Missing(folder) is null
            ? Path.Combine(folder, "lib")
            : null;
    }

    private static Diagnosis Kernel()
    {
        KernelSpec? installed = KernelFolders
            .All.SelectMany(KernelFolders.Read)
            .FirstOrDefault(spec => spec is { IsOurs: true, Command: [_, _, ..] });
        bool works = installed is not null && File.Exists(installed.Command[1]);
        return new Diagnosis(
            "the course's kernel",
            works ? installed!.Folder : null,
            installed is null || works
                ? "runs C# cells in Jupyter and VS Code"
                : $"{installed.Folder} starts {installed.Command[1]}, which is gone",
            "course kernel install"
        );
    }

    private static async Task<string?> JupyterAsync(Tools tools) =>
        await tools.VersionAsync("jupyter", "lab", "--version") is { } lab ? $"JupyterLab {lab}"
        : await tools.VersionAsync("jupyter", "notebook", "--version") is { } notebook
            ? $"Notebook {notebook}"
        : null;

    private static string? Extension(string? all, string name) =>
        all
            ?.Split('\n', StringSplitOptions.TrimEntries)
            .FirstOrDefault(one => one.Contains(name, StringComparison.OrdinalIgnoreCase));
}
