using System.Text.Json;
using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>Writes an enum as the page's script spells it.</summary>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;
