using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>Whether a cell runs, and how it ended.</summary>
[JsonConverter(typeof(CamelCaseEnum<CellRunState>))]
public enum CellRunState
{
    /// <summary>It did not run in this process.</summary>
    Idle,

    /// <summary>It waits for others.</summary>
    Queued,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>The learner stopped it.</summary>
    Stopped,
}
