using System.Reflection;
using System.Security.Cryptography;

namespace Course.Page;

/// <summary>The built files of <c>web/dist</c>, which travel inside the program.</summary>
public static class WebAssets
{
    private const string Prefix = "web/";

    private static readonly Lazy<IReadOnlyDictionary<string, WebAsset>> Files = new(Load);

    /// <summary>
    /// A short digest of all files. It stands in their addresses, so that a browser may keep them
    /// and still sees a new build at once.
    /// </summary>
    public static string Version { get; } =
        Convert.ToHexStringLower(
            SHA256.HashData([
                .. Files
                    .Value.OrderBy(file => file.Key, StringComparer.Ordinal)
                    .SelectMany(file => SHA256.HashData(file.Value.Content.Span)),
            ])
        )[..16];

    /// <summary>The file of this name, or null.</summary>
    public static WebAsset? Find(string name) => Files.Value.GetValueOrDefault(name);

    private static Dictionary<string, WebAsset> Load()
    {
        Assembly assembly = typeof(WebAssets).Assembly;
        var files = new Dictionary<string, WebAsset>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files.Add(resource[Prefix.Length..], new WebAsset(ContentType(resource), bytes));
        }

        return files;
    }

    private static string ContentType(string name) =>
        Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/plain; charset=utf-8",
        };
}
