using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>Where a cell's outputs come from.</summary>
[JsonConverter(typeof(CamelCaseEnum<CellOrigin>))]
public enum CellOrigin
{
    /// <summary>The notebook's file.</summary>
    Saved,

    /// <summary>The process that runs now.</summary>
    Run,

    /// <summary>A process that ended: its variables are gone.</summary>
    Lost,
}
