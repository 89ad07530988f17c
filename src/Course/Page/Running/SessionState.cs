using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>How the process of a chapter's cells stands.</summary>
[JsonConverter(typeof(CamelCaseEnum<SessionState>))]
public enum SessionState
{
    /// <summary>No cell was run yet.</summary>
    None,

    /// <summary>The process starts.</summary>
    Starting,

    /// <summary>It waits for a cell.</summary>
    Idle,

    /// <summary>It runs one.</summary>
    Busy,
}
