namespace Course.Tests;

/// <summary><c>course kernel</c> and <c>course doctor</c> as they are typed.</summary>
public sealed class KernelCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("course-kernel-").FullName;

    private string Kernels => Path.Combine(folder, "share", "jupyter", "kernels");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_installed_starts_this_program_and_can_be_removed()
    {
        RunProcess install = await RunAsync("install", "--name", "own", "--prefix", folder);
        Assert.Equal(0, install.ExitCode);
        Assert.StartsWith("installed  own  " + Path.Combine(Kernels, "own"), install.Output);
        string json = await File.ReadAllTextAsync(Path.Combine(Kernels, "own", "kernel.json"));
        string program = Path.Combine(AppContext.BaseDirectory, "course.dll");
        Assert.Contains(program.Replace("\\", "\\\\", StringComparison.Ordinal), json);
        Assert.Contains("\"{connection_file}\"", json);

        RunProcess uninstall = await RunAsync("uninstall", "--prefix", folder);
        Assert.Equal(0, uninstall.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kernels));
    }

    [Fact]
    public async Task Another_kernel_of_that_name_is_one_clear_line()
    {
        Directory.CreateDirectory(Path.Combine(Kernels, "own"));
        await File.WriteAllTextAsync(Path.Combine(Kernels, "own", "kernel.json"), "{}");
        RunProcess install = await RunAsync("install", "--name", "own", "--prefix", folder);
        Assert.Equal(1, install.ExitCode);
        Assert.Contains("is another kernel", Assert.Single(Lines(install.Errors)));
    }

    [Fact]
    public async Task Two_places_are_a_usage_error()
    {
        RunProcess install = await RunAsync("install", "--user", "--prefix", folder);
        Assert.Equal(2, install.ExitCode);
        Assert.StartsWith("course kernel install: ", Assert.Single(Lines(install.Errors)));
    }

    [Fact]
    public async Task A_connection_file_that_is_not_there_is_one_clear_line()
    {
        RunProcess run = await RunAsync("run", "nowhere.json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("connection file", Assert.Single(Lines(run.Errors)));
    }

    [Theory]
    [InlineData("kernel", "install")]
    [InlineData("kernel", "uninstall")]
    [InlineData("kernel", "list")]
    [InlineData("kernel", "run")]
    [InlineData("kernel")]
    [InlineData("doctor")]
    public async Task Help_ends_with_an_example(params string[] verb)
    {
        RunProcess help = await RunProcess.RunAsync(folder, [.. verb, "--help"]);
        Assert.StartsWith("  course " + string.Join(' ', verb), Lines(help.Output)[^1]);
    }

    [Fact]
    public async Task The_doctor_names_what_is_there_and_what_to_type_for_the_rest()
    {
        RunProcess doctor = await RunProcess.RunAsync(folder, "doctor");
        string[] lines = Lines(doctor.Output);
        Assert.Contains(
            lines,
            line => line.StartsWith("ok   .NET SDK: ", StringComparison.Ordinal)
        );
        foreach (
            string what in (string[])["the course's kernel", "VS Code", "Jupyter", "Verso", "Go"]
        )
        {
            int index = Array.FindIndex(
                lines,
                line => line[5..].StartsWith(what + ": ", StringComparison.Ordinal)
            );
            Assert.True(index >= 0, what);
            bool missing = lines[index].EndsWith("not found", StringComparison.Ordinal);
            Assert.StartsWith(missing ? "--" : "ok", lines[index]);
            Assert.Equal(missing, lines[index + 1].Contains(": ", StringComparison.Ordinal));
        }
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private Task<RunProcess> RunAsync(params string[] arguments) =>
        RunProcess.RunAsync(folder, ["kernel", .. arguments]);
}
