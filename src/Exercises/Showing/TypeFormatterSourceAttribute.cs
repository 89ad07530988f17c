namespace Exercises.Showing;

/// <summary>Tells a notebook host how to show the type; hosts look for an attribute of this name, whoever declares it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
