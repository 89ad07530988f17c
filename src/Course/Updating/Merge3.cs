using System.Text.Json.Nodes;

namespace Course.Updating;

/// <summary>Three versions of metadata become one: theirs, with what is the learner's alone.</summary>
internal static class Merge3
{
    /// <summary>What only the course writes; without a base these are not taken for the learner's.</summary>
    private static readonly HashSet<string> OfCourse =
    [
        "course",
        "go",
        "nbgrader",
        "output",
        "tags",
    ];

    /// <summary>The learner chooses the kernel, and an editor writes down which one.</summary>
    private static readonly HashSet<string> OfHost = ["kernelspec", "language_info"];

    /// <summary>Puts into a cell's metadata what the learner or an editor added.</summary>
    public static void OfCell(JsonObject theirs, JsonObject mine, JsonObject? common)
    {
        foreach ((string key, JsonNode? value) in mine)
        {
            bool isOld = common is null ? OfCourse.Contains(key) : common.ContainsKey(key);
            if (!theirs.ContainsKey(key) && !isOld)
            {
                theirs[key] = value?.DeepClone();
            }
        }
    }

    /// <summary>Puts into a notebook's metadata what the learner or an editor added or changed.</summary>
    public static void OfNotebook(JsonObject theirs, JsonObject mine, JsonObject? common)
    {
        foreach ((string key, JsonNode? value) in mine)
        {
            bool isMine = common is null
                ? OfHost.Contains(key) || !theirs.ContainsKey(key)
                : !JsonNode.DeepEquals(value, common[key]);
            if (isMine)
            {
                theirs[key] = value?.DeepClone();
            }
        }
    }
}
