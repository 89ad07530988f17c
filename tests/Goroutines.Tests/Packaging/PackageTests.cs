namespace Goroutines.Tests.Packaging;

/// <summary>The library as a stranger gets it: packed, restored from a feed, used by a program of its own.</summary>
public sealed class PackageTests : IClassFixture<PackageTests.Feed>
{
    private const string ReadMeOutput = "3 greetings\n";
    private readonly Feed _feed;

    public PackageTests(Feed feed) => _feed = feed;

    [Fact]
    public async Task The_readme_s_program_builds_and_runs()
    {
        using var folder = new Folder("readme");
        _feed.WriteProject(folder, "");
        folder.Write("Program.cs", ReadMeProgram());
        Assert.Equal(ReadMeOutput, (await Dotnet(folder, "run")).Stdout);
    }

    [Fact]
    public async Task Mutex_and_Timer_are_Go_s_where_usings_are_implicit()
    {
        using var folder = new Folder("aliases");
        _feed.WriteProject(folder, "");
        folder.Write("Program.cs", "Console.Write($\"{typeof(Mutex)} {typeof(Timer)}\");");
        Assert.Equal("Goroutines.Mutex Goroutines.Timer", (await Dotnet(folder, "run")).Stdout);
    }

    [Fact]
    public async Task Without_the_aliases_the_names_are_ambiguous()
    {
        using var folder = new Folder("no-aliases");
        _feed.WriteProject(folder, "<GoroutinesAliases>false</GoroutinesAliases>");
        folder.Write("Program.cs", "Console.Write(typeof(Mutex));");
        var build = await Dotnet(folder, "build");
        Assert.Contains("error CS0104: 'Mutex' is an ambiguous reference", build.Stdout);
    }

    [SkippableFact]
    public async Task A_trimmed_program_runs_and_its_report_has_goroutines_and_places()
    {
        using var folder = new Folder("trimmed");
        string rid = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        _feed.WriteProject(
            folder,
            $"<RuntimeIdentifier>{rid}</RuntimeIdentifier><PublishTrimmed>true</PublishTrimmed>",
            onlyFeed: false
        );
        folder.Write(
            "Program.cs",
            ReadMeProgram().Replace("greetings\");", "greetings\"); await results.Send(\"\");")
        );
        var restored = await Dotnet(folder, "restore");
        Skip.If(restored.ExitCode != 0, "the packages that trimming needs cannot be restored here");
        var published = await Dotnet(folder, "publish", "--no-restore", "-o", "out");
        Assert.True(published.ExitCode == 0, published.Stdout);
        Assert.DoesNotContain("warning IL", published.Stdout);
        var run = await Subprocess.Run(Path.Combine(folder.Path, "out", "app"), folder.Path);
        Assert.Equal((ReadMeOutput, 2), (run.Stdout, run.ExitCode));
        Assert.StartsWith(
            "panic: send on closed channel\n\ngoroutine 1 [running]:\nProgram.Main.func1(...)\n",
            run.Stderr
        );
    }

    /// <summary>The first block of C# in the library's README.</summary>
    private static string ReadMeProgram()
    {
        string text = File.ReadAllText(Path.Combine(Feed.Library, "README.md"));
        string[] parts = text.ReplaceLineEndings("\n").Split("```csharp\n");
        return parts[1].Split("```")[0];
    }

    private static Task<Subprocess> Dotnet(Folder folder, params string[] arguments) =>
        Subprocess.Run("dotnet", folder.Path, arguments);

    /// <summary>A feed that holds the library as these tests were built with it.</summary>
    public sealed class Feed : IAsyncLifetime, IDisposable
    {
        private const string Version = "0.0.0-test";
        private readonly Folder _folder = new("feed");

        public async Task InitializeAsync()
        {
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            var packed = await Subprocess.Run(
                "dotnet",
                Library,
                "pack",
                "--no-build",
                "-c",
                configuration,
                "-o",
                _folder.Path,
                $"-p:PackageVersion={Version}"
            );
            Assert.True(packed.ExitCode == 0, packed.Stdout);
        }

        internal static string Library => Path.Combine(CourseRoot.Find(), "src", "Goroutines");

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose() => _folder.Dispose();

        internal void WriteProject(Folder project, string properties, bool onlyFeed = true)
        {
            project.Write(
                "nuget.config",
                $"""
                <configuration>
                  <packageSources>
                    {(onlyFeed ? "<clear />" : "")}
                    <add key="feed" value="{_folder.Path}" />
                  </packageSources>
                </configuration>
                """
            );
            // Packages of its own: the same version is packed again and again.
            string packages = $"<RestorePackagesPath>{project.Path}/packages</RestorePackagesPath>";
            project.Write(
                "app.csproj",
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                    {packages}
                    {properties}
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Goroutines" Version="{Version}" />
                    <Using Include="Goroutines" />
                  </ItemGroup>
                </Project>
                """
            );
        }
    }

    /// <summary>A folder that is gone when the test is over.</summary>
    internal sealed class Folder(string name) : IDisposable
    {
        internal string Path { get; } =
            Directory.CreateTempSubdirectory($"goroutines-{name}-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);

        internal void Write(string file, string text) =>
            File.WriteAllText(System.IO.Path.Combine(Path, file), text);
    }
}
