using System.Text.Json;

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

    [SkippableFact]
    public async Task The_notebooks_of_the_course_run_on_its_kernel()
    {
        Skip.IfNot(IsInstalled(), $"{Program} is not on the PATH");
        var (chapters, executed) = await kernel.ExecuteChaptersAsync(
            "interactive",
            "--ExecutePreprocessor.startup_timeout=120",
            "--ExecutePreprocessor.timeout=300"
        );
        Assert.All(chapters, chapter => Assert.True(File.Exists(Path.Combine(executed, chapter))));
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder =>
                File.Exists(Path.Combine(folder, Program))
                || File.Exists(Path.Combine(folder, Program + ".exe"))
            );
}
