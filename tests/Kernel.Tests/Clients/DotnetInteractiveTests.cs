using System.Text.Json;
using Notebooks;

namespace Kernel.Tests.Clients;

/// <summary>The notebooks on .NET Interactive's kernel, where that is installed.</summary>
public sealed class DotnetInteractiveTests : IClassFixture<InstalledKernel>
{
    private const string Program = "dotnet-interactive";
    private readonly InstalledKernel kernel;

    public DotnetInteractiveTests(InstalledKernel kernel)
    {
        this.kernel = kernel;
        string folder = Path.Combine(kernel.Folder, "share", "jupyter", "kernels", "interactive");
        Directory.CreateDirectory(folder);
        var spec = new
        {
            argv = new[] { Program, "jupyter", "--default-kernel", "csharp", "{connection_file}" },
            display_name = ".NET Interactive",
            language = "C#",
        };
        File.WriteAllText(Path.Combine(folder, "kernel.json"), JsonSerializer.Serialize(spec));
    }

    public static TheoryData<string> Notebooks => JupyterClientTests.Notebooks;

    [SkippableTheory, MemberData(nameof(Notebooks))]
    public async Task A_notebook_of_the_course_runs_on_its_kernel(string notebook)
    {
        Skip.IfNot(IsInstalled(), $"{Program} is not on the PATH");
        string file = Path.Combine(JupyterClientTests.Chapters, notebook);
        Skip.If(
            NotebookDocument.Load(file).Cells.Any(cell => cell.HasTag("optional-package")),
            "it needs a package that is not everywhere"
        );
        string output = Path.Combine(kernel.Folder, "interactive");
        await kernel.PythonAsync(
            "nbconvert",
            [
                "-m",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--ExecutePreprocessor.kernel_name=interactive",
                "--ExecutePreprocessor.startup_timeout=120",
                "--ExecutePreprocessor.timeout=300",
                "--output-dir",
                output,
                file,
            ]
        );
        Assert.True(File.Exists(Path.Combine(output, notebook)));
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder =>
                File.Exists(Path.Combine(folder, Program))
                || File.Exists(Path.Combine(folder, Program + ".exe"))
            );
}
