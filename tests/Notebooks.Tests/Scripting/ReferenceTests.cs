using System.IO.Compression;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Notebooks.Scripting;

namespace Notebooks.Tests.Scripting;

public sealed class ReferenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_library_says_to_build_the_course()
    {
        CellError error = new Cells(folder.Path).Fail("// first\n#r \"lib/Goroutines.dll\"\n1");
        Assert.Equal(
            $"Cell 1, line 2: lib/Goroutines.dll not found in {folder.Path}: build the course first: dotnet build",
            error.Message
        );
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void A_library_comes_with_its_dependencies_from_the_same_folder()
    {
        string below = Compile("Below", "public class Below { public int N => 41; }");
        Compile("Above", "public class Above : Below { public int M => N + 1; }", below);
        Assert.Equal(42, new Cells(folder.Path).Run("#r \"lib/Above.dll\"\nnew Above().M"));
    }

    [Fact]
    public void A_library_may_be_referenced_again()
    {
        Compile("Once", "public class Once { }");
        var cells = new Cells(folder.Path);
        cells.Run("#r \"lib/Once.dll\"\nvar a = new Once();");
        Assert.Equal(true, cells.Run("#r \"lib/Once.dll\"\na.GetType() == typeof(Once)"));
    }

    [Fact]
    public void A_reference_survives_the_cell_that_failed_with_it()
    {
        Compile("Kept", "public class Kept { }");
        var cells = new Cells(folder.Path);
        cells.Fail("#r \"lib/Kept.dll\"\nnew Kept().Nothing()");
        Assert.Equal("Kept", cells.Run("new Kept().GetType().Name"));
    }

    [Fact]
    public void A_file_that_is_no_assembly_is_told()
    {
        File.WriteAllText(folder.File("text.dll"), "text");
        CellError error = new Cells(folder.Path).Fail("#r \"text.dll\"");
        Assert.Contains("is no .NET assembly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_framework_has_need_not_be_found() =>
        Assert.Equal(1, new Cells(folder.Path).Run("#r \"System.Net.Http\"\n1"));

    [Fact]
    public void A_directive_in_a_string_is_none() =>
        Assert.Equal(
            "\n#r \"nowhere.dll\"\n",
            new Cells(folder.Path).Run("@\"\n#r \"\"nowhere.dll\"\"\n\"")
        );

    [Fact]
    public void A_package_comes_from_the_source_that_was_added()
    {
        string dll = Compile("Packed", "public class Packed { public int N => 5; }");
        Directory.CreateDirectory(folder.File("feed"));
        using (
            ZipArchive zip = ZipFile.Open(
                folder.File("feed/Packed.Test.1.0.0.nupkg"),
                ZipArchiveMode.Create
            )
        )
        {
            zip.CreateEntryFromFile(dll, "lib/net10.0/Packed.dll");
            using var nuspec = new StreamWriter(zip.CreateEntry("Packed.Test.nuspec").Open());
            nuspec.Write(
                "<package><metadata><id>Packed.Test</id><version>1.0.0</version><authors>a</authors><description>d</description></metadata></package>"
            );
        }

        // No other source: the test needs no network and leaves nothing in the machine's cache.
        File.WriteAllText(
            folder.File("nuget.config"),
            "<configuration><config><add key=\"globalPackagesFolder\" value=\"packages\" /></config><packageSources><clear /></packageSources></configuration>"
        );
        var cells = new Cells(folder.Path);
        Assert.Equal(
            5,
            cells.Run(
                $"#i \"nuget: {folder.File("feed")}\"\n#r \"nuget: Packed.Test, 1.0.0\"\nnew Packed().N"
            )
        );
        CellError error = cells.Fail("#r \"nuget: No.Such, 1.0\"");
        Assert.Contains(
            "package No.Such cannot be restored",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('\n', error.Message);
    }

    private string Compile(string name, string code, params string[] references)
    {
        string lib = folder.File("lib");
        Directory.CreateDirectory(lib);
        string file = Path.Combine(lib, name + ".dll");
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(code, encoding: Encoding.UTF8)],
            [
                .. FrameworkReferences.All,
                .. references.Select(reference => MetadataReference.CreateFromFile(reference)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        Assert.True(compilation.Emit(file).Success);
        return file;
    }
}
