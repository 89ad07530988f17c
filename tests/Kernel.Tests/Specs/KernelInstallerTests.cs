using System.Text.Json.Nodes;
using Notebooks;

namespace Kernel.Tests.Specs;

public sealed class KernelInstallerTests : IDisposable
{
    private static readonly string[] Command = ["dotnet", "course.dll", "{connection_file}"];

    private readonly string root = Directory.CreateTempSubdirectory("kernels-").FullName;

    private string Mine => Path.Combine(root, "mine");

    private string Others => Path.Combine(root, "others");

    private KernelInstaller Installer => new(Mine, [Mine, Others]);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void It_is_installed_under_its_name_and_under_that_of_the_notebooks()
    {
        Assert.Equal(["own", ".net-csharp"], Installer.Install("own", Command).Select(s => s.Name));
        foreach (string name in (string[])["own", ".net-csharp"])
        {
            JsonNode json = JsonNode.Parse(
                File.ReadAllText(Path.Combine(Mine, name, "kernel.json"))
            )!;
            Assert.Equal("C#", json["language"]!.ToString());
            Assert.Equal("message", json["interrupt_mode"]!.ToString());
            Assert.Equal(Command, json["argv"]!.AsArray().Select(word => $"{word}"));
            Assert.True(new FileInfo(Path.Combine(Mine, name, "logo-64x64.png")).Length > 0);
        }

        Assert.Equal([".net-csharp", "own"], KernelFolders.Read(Mine).Select(spec => spec.Name));
        Assert.All(KernelFolders.Read(Mine), spec => Assert.True(spec.IsOurs));
    }

    [Fact]
    public void Installing_again_replaces_its_own()
    {
        Installer.Install("own", ["old"]);
        Installer.Install("own", Command);
        Assert.All(KernelFolders.Read(Mine), spec => Assert.Equal(Command, spec.Command));
    }

    [Fact]
    public void A_real_one_in_the_same_folder_is_never_overwritten()
    {
        string real = Real(Mine, ".net-csharp");
        Assert.Equal(["own"], Installer.Install("own", Command).Select(spec => spec.Name));
        Assert.Throws<NotebookException>(() => Installer.Install(".net-csharp", Command));
        Assert.Equal("{\"display_name\":\"real\"}", File.ReadAllText(real));
    }

    [Fact]
    public void A_real_one_in_another_folder_is_not_hidden()
    {
        Real(Others, ".net-csharp");
        Installer.Install("own", Command);
        Assert.False(Directory.Exists(Path.Combine(Mine, ".net-csharp")));
        Assert.Equal("real", Installer.Rival()!.DisplayName);
    }

    [Fact]
    public void One_that_cannot_be_read_is_somebody_elses()
    {
        string file = Real(Mine, "own");
        File.WriteAllText(file, "{ not json");
        Assert.Throws<NotebookException>(() => Installer.Install("own", Command));
        Assert.Throws<NotebookException>(() => Installer.Uninstall("own"));
        Assert.Equal("{ not json", File.ReadAllText(file));
    }

    [Fact]
    public void Uninstalling_removes_its_own_and_nothing_else()
    {
        Real(Mine, "other");
        Installer.Install("own", Command);
        Assert.Equal([".net-csharp", "own"], Installer.Uninstall(null).Select(spec => spec.Name));
        Assert.Equal(["other"], KernelFolders.Read(Mine).Select(spec => spec.Name));
        Assert.Empty(Installer.Uninstall("own"));
        Assert.Throws<NotebookException>(() => Installer.Uninstall("other"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void What_is_no_name_is_refused(string name) =>
        Assert.Throws<NotebookException>(() => Installer.Install(name, Command));

    private static string Real(string folder, string name)
    {
        string file = Path.Combine(folder, name, "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "{\"display_name\":\"real\"}");
        return file;
    }
}
