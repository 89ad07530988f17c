using System.Diagnostics;
using Kernel.Tests.Serving;
using Notebooks;

namespace Kernel.Tests.Clients;

/// <summary>The kernel as <c>course kernel install</c> leaves it, in a folder that ends with the test.</summary>
public sealed class InstalledKernel : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(15);

    public InstalledKernel()
    {
        string[] arguments = ["kernel", "install", "--name", "own", "--prefix", Folder];
        (int code, string output, _) = RunAsync(
                KernelFixture.Course[0],
                [KernelFixture.Course[1], .. arguments]
            )
            .GetAwaiter()
            .GetResult();
        Assert.True(code == 0, output);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("kernel-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Runs the system's Python, or skips the test where it lacks a module.</summary>
    public async Task<string> PythonAsync(string module, params string[] arguments)
    {
        await RequireAsync(module);
        (int code, string output, string errors) = await RunAsync(Python, arguments);
        Assert.True(code == 0, errors);
        return output;
    }

    /// <summary>Executes notebooks with nbconvert, or skips the test where that is not installed.</summary>
    public Task<string> NbconvertAsync(params string[] arguments) =>
        PythonAsync(
            "nbconvert",
            ["-m", "nbconvert", "--to", "notebook", "--execute", .. arguments]
        );

    /// <summary>Executes the chapters of the course with nbconvert, one after the other, on a kernel.</summary>
    /// <returns>The chapters, and the folder with the executed ones.</returns>
    public async Task<(IReadOnlyList<string> Chapters, string Folder)> ExecuteChaptersAsync(
        string name,
        params string[] options
    )
    {
        // What needs a package that is not everywhere is left out.
        string[] chapters =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(CourseRoot.Find(), "notebooks"), "*.ipynb")
                .Where(file =>
                    !NotebookDocument.Load(file).Cells.Any(c => c.HasTag("optional-package"))
                )
                .Order(StringComparer.Ordinal),
        ];
        string executed = Path.Combine(Folder, "executed");
        await NbconvertAsync([
            "--output-dir",
            executed,
            $"--ExecutePreprocessor.kernel_name={name}",
            .. options,
            .. chapters,
        ]);
        return ([.. chapters.Select(file => Path.GetFileName(file))], executed);
    }

    /// <summary>Starts the system's Python, or skips the test where it lacks a module.</summary>
    public async Task<Process> StartPythonAsync(string module, params string[] arguments)
    {
        await RequireAsync(module);
        return Start(Python, arguments);
    }

    private async Task RequireAsync(string module)
    {
        Skip.IfNot(File.Exists(Python), $"{Python} is not there");
        (int missing, _, _) = await RunAsync(Python, ["-c", $"import {module}"]);
        Skip.If(missing != 0, $"{Python} has no {module}");
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(
        string program,
        IReadOnlyList<string> arguments
    )
    {
        using Process process = Start(program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Watchdog);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output, await errors);
    }

    private Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = Path.Combine(Folder, "share", "jupyter");
        // Nothing that the user has configured.
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(Folder, "configuration");
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(Folder, "data");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(Folder, "runtime");
        return Process.Start(start)!;
    }
}
