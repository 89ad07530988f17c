using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Notebooks.Scripting;

/// <summary>
/// Brings packages with <c>dotnet restore</c> of a project that is made for it, so that versions,
/// sources and credentials are the ones that every other project on the machine gets.
/// </summary>
internal sealed class NuGetPackages(string folder)
{
    private const string Framework = "net10.0";
    private readonly List<(string Name, string Version)> packages = [];
    private readonly List<string> sources = [];

    public void AddSource(string source) => sources.Add(source);

    /// <summary>Restores a package on top of those before.</summary>
    /// <param name="argument"><c>Name</c> or <c>Name, Version</c>.</param>
    /// <param name="context">Learns which files the packages load.</param>
    /// <returns>The assemblies to compile against.</returns>
    /// <exception cref="NotebookException">What is asked for makes no sense, or there is no SDK to restore with.</exception>
    /// <exception cref="PackageException">The package cannot be had.</exception>
    public IReadOnlyList<string> Add(string argument, CellLoadContext context)
    {
        string[] parts = argument.Split(',', StringSplitOptions.TrimEntries);
        (string Name, string Version) package = (parts[0], parts.Length > 1 ? parts[1] : "*");
        if (package.Name.Length == 0 || parts.Length > 2)
        {
            throw new NotebookException("a package is written #r \"nuget: Name, Version\"");
        }

        if (packages.Contains(package))
        {
            return [];
        }

        JsonObject assets = Restore([.. packages, package], package.Name);
        packages.Add(package);
        return Files(assets, context);
    }

    private JsonObject Restore(List<(string Name, string Version)> wanted, string name)
    {
        var project = new XElement(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", Framework),
                new XElement("ManagePackageVersionsCentrally", "false"),
                new XElement("RestoreRootConfigDirectory", folder),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))
            ),
            new XElement(
                "ItemGroup",
                wanted.Select(package => new XElement(
                    "PackageReference",
                    new XAttribute("Include", package.Name),
                    new XAttribute("Version", package.Version)
                ))
            )
        );
        string text = project.ToString();
        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
        string place = Path.Combine(
            Path.GetTempPath(),
            $"course-packages-{Environment.UserName}",
            key
        );
        string file = Path.Combine(place, "packages.csproj");
        string assets = Path.Combine(place, "obj", "project.assets.json");
        Directory.CreateDirectory(place);
        AtomicFile.WriteAllText(file, text);
        (int exitCode, string output) = Dotnet("restore", file, "--nologo", "-v:q");
        if (exitCode != 0 || !File.Exists(assets))
        {
            string reason = output
                .Split('\n')
                .Select(line => line.Trim())
                .FirstOrDefault(
                    line => line.Contains("error", StringComparison.Ordinal),
                    output.Trim()
                );
            int colon = reason.IndexOf("error ", StringComparison.Ordinal);
            throw new PackageException(
                $"package {name} cannot be restored: {reason[Math.Max(0, colon)..]}"
            );
        }

        return JsonNode.Parse(File.ReadAllText(assets))!.AsObject();
    }

    private static List<string> Files(JsonObject assets, CellLoadContext context)
    {
        string[] roots = [.. assets["packageFolders"]!.AsObject().Select(root => root.Key)];
        JsonObject target = assets["targets"]!.AsObject().First().Value!.AsObject();
        var compile = new List<string>();
        foreach ((string id, JsonNode? library) in target)
        {
            string? path = assets["libraries"]?[id]?["path"]?.GetValue<string>();
            string? home = roots
                .Select(root => Path.Combine(root, path ?? ""))
                .FirstOrDefault(Directory.Exists);
            if (path is null || home is null)
            {
                continue;
            }

            compile.AddRange(Names(library, "compile").Select(file => Path.Combine(home, file)));
            foreach (string file in Names(library, "runtime"))
            {
                context.AddFile(Path.Combine(home, file));
            }

            foreach (string file in Names(library, "runtimeTargets").Where(IsForThisSystem))
            {
                context.AddFolder(Path.GetDirectoryName(Path.Combine(home, file))!);
            }
        }

        return compile;
    }

    private static IEnumerable<string> Names(JsonNode? library, string kind) =>
        (library?[kind] as JsonObject ?? [])
            .Select(file => file.Key)
            .Where(file => !file.EndsWith("_._", StringComparison.Ordinal));

    private static bool IsForThisSystem(string file) =>
        file.Contains($"/{RuntimeInformation.RuntimeIdentifier}/", StringComparison.Ordinal);

    private static (int ExitCode, string Output) Dotnet(params string[] arguments)
    {
        string dotnet =
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (
                Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
                    ? Environment.ProcessPath!
                    : "dotnet"
            );
        var start = new ProcessStartInfo(dotnet, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new NotebookException(
                $"packages need the .NET SDK, and {dotnet} cannot be run",
                e
            );
        }
    }
}
