using System.Text.Json.Nodes;
using Kernel.Messages;

namespace Kernel.Serving;

/// <summary>What the kernel says of itself.</summary>
internal static class KernelInfo
{
    public static JsonObject Answer() =>
        new()
        {
            ["protocol_version"] = MessageCodec.ProtocolVersion,
            ["implementation"] = "course",
            ["implementation_version"] = "1.0",
            ["banner"] = "C# 14 on .NET " + Environment.Version,
            ["debugger"] = false,
            ["help_links"] = new JsonArray(
                new JsonObject
                {
                    ["text"] = "C#",
                    ["url"] = "https://learn.microsoft.com/dotnet/csharp/",
                }
            ),
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
        };
}
