using System.Text.Json.Serialization;

namespace Course.Page;

/// <summary>What a notice is about.</summary>
[JsonConverter(typeof(CamelCaseEnum<NoticeKind>))]
public enum NoticeKind
{
    /// <summary>Something to know.</summary>
    Info,

    /// <summary>The variables are gone.</summary>
    Lost,

    /// <summary>Something did not work.</summary>
    Problem,
}
