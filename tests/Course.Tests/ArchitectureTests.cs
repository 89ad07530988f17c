using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Course.Tests;

/// <summary>Knowledge flows one way, between projects and between the rooms of the library.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string s_root = CourseRoot.Find();

    private static readonly Dictionary<string, string[]> s_projects = new(StringComparer.Ordinal)
    {
        ["Goroutines"] = [],
        ["Charts"] = ["Goroutines"],
        ["Exercises"] = ["Charts", "Goroutines"],
        ["Notebooks"] = [],
        ["Kernel"] = ["Notebooks"],
        ["Course"] = ["Charts", "Exercises", "Goroutines", "Kernel", "Notebooks"],
    };

    private static readonly Dictionary<string, string[]> s_rooms = new(StringComparer.Ordinal)
    {
        ["Tracing"] = [],
        ["Tracing/Export"] = ["Tracing"],
        ["Panics"] = [],
        ["Races"] = [],
        // A program's report and recorder speak of goroutines, so they live where goroutines do.
        ["Scheduling"] = ["Tracing", "Races", "Panics"],
        ["Scheduling/Stealing"] = ["Scheduling", "Tracing"],
        ["Channels"] = ["Scheduling", "Races", "Panics"],
        ["Sync"] = ["Scheduling", "Races", "Panics"],
        ["Atomics"] = ["Scheduling", "Races", "Panics"],
        ["Memory"] = ["Scheduling", "Races", "Panics"],
        ["Time"] = ["Channels", "Scheduling", "Races", "Panics"],
        ["Contexts"] = ["Channels", "Time", "Scheduling", "Races", "Panics"],
        ["Groups"] = ["Contexts", "Channels", "Sync", "Scheduling", "Races", "Panics"],
        ["Instruments"] = ["Scheduling", "Scheduling/Stealing"],
        ["Programs"] =
        [
            "Instruments",
            "Scheduling",
            "Scheduling/Stealing",
            "Time",
            "Tracing",
            "Races",
            "Panics",
        ],
        ["Bubbles"] = ["Programs", "Contexts", "Scheduling", "Races", "Panics"],
        ["Simulation"] = ["Programs", "Scheduling", "Panics"],
        ["Exploration/Searches"] = ["Simulation", "Scheduling"],
        ["Exploration"] =
        [
            "Exploration/Searches",
            "Simulation",
            "Programs",
            "Scheduling",
            "Tracing",
            "Races",
            "Panics",
        ],
    };

    public static TheoryData<string> Projects => new(s_projects.Keys);

    public static TheoryData<string> Rooms => new(s_rooms.Keys);

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may_know(string project)
    {
        var document = XDocument.Load(Path.Combine(s_root, "src", project, project + ".csproj"));
        var references = document
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.All(references, r => Assert.Contains(r, s_projects[project]));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_uses_only_what_it_may_know(string project)
    {
        var forbidden = s_projects
            .Keys.Where(p => p != project && !s_projects[project].Contains(p))
            .ToList();
        foreach (string file in Sources(Path.Combine(s_root, "src", project), deep: true))
        {
            string text = File.ReadAllText(file);
            Assert.All(forbidden, p => Assert.DoesNotMatch($@"using (static )?{p}(\.|;)", text));
        }
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_of_the_library_names_only_types_it_may_know(string room)
    {
        var forbidden = s_rooms
            .Keys.Where(r => r != room && !s_rooms[room].Contains(r))
            .SelectMany(r => Types(r).Select(type => (Room: r, Type: type)))
            .ToList();
        foreach (string file in Files(room))
        {
            var words = Words(File.ReadAllText(file));
            foreach (var (other, type) in forbidden)
                Assert.False(
                    words.Contains(type),
                    $"{Path.GetFileName(file)} in {room} names {type} of {other}"
                );
        }
    }

    [Fact]
    public void Every_folder_of_the_library_is_a_known_room()
    {
        string library = Path.Combine(s_root, "src", "Goroutines");
        var folders = Directory
            .EnumerateDirectories(library, "*", SearchOption.AllDirectories)
            .Where(d => Directory.EnumerateFiles(d, "*.cs").Any())
            .Select(d => Path.GetRelativePath(library, d).Replace('\\', '/'))
            .Where(d => !d.StartsWith("bin", StringComparison.Ordinal))
            .Where(d => !d.StartsWith("obj", StringComparison.Ordinal));
        Assert.All(folders, f => Assert.Contains(f, s_rooms.Keys));
    }

    private static IEnumerable<string> Files(string room) =>
        Sources(Path.Combine(s_root, "src", "Goroutines", room), deep: false);

    private static IEnumerable<string> Sources(string folder, bool deep) =>
        Directory
            .EnumerateFiles(
                folder,
                "*.cs",
                deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly
            )
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
            );

    private static IEnumerable<string> Types(string room) =>
        Files(room)
            .SelectMany(f => TypeDeclaration().Matches(File.ReadAllText(f)))
            .Select(m => m.Groups["name"].Value)
            // Names that are also those of properties would match anywhere.
            .Where(name =>
                name
                    is not (
                        "Bubble"
                        or "Core"
                        or "Goroutine"
                        or "Processor"
                        or "Shared"
                        or "Subject"
                        or "Trace"
                    )
            )
            .Distinct();

    /// <summary>The identifiers of the code, comments left out.</summary>
    private static HashSet<string> Words(string source) =>
        Identifier()
            .Matches(Comment().Replace(source, ""))
            .Select(m => m.Value)
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^(public|internal) [a-z ]*\b(class|struct|interface|enum|record) (struct )?(?<name>[A-Z]\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"//[^\n]*|""[^""\n]*""")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Identifier();
}
