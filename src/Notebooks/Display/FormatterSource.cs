using System.Reflection;

namespace Notebooks.Display;

/// <summary>
/// The representations that a type offers through an attribute called
/// <c>TypeFormatterSourceAttribute</c>, found by name: neither side references the other.
/// </summary>
internal static class FormatterSource
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    /// <summary>Every preferred representation, or all there are; empty without the attribute.</summary>
    public static List<(string MimeType, string Text)> Format(object value)
    {
        object? attribute = value
            .GetType()
            .GetCustomAttributes(inherit: true)
            .FirstOrDefault(a => a.GetType().Name is AttributeName);
        if (attribute is null || Get(attribute, "FormatterSourceType") is not Type sourceType)
        {
            return [];
        }

        object source = Activator.CreateInstance(sourceType)!;
        var formatters = Call(source, "CreateTypeFormatters") as System.Collections.IEnumerable;
        string[] preferred = Get(attribute, "PreferredMimeTypes") as string[] ?? [];
        var all = new List<(string MimeType, string Text)>();
        foreach (object formatter in formatters ?? Array.Empty<object>())
        {
            if (
                Get(formatter, "MimeType") is string mime
                && (preferred.Length == 0 || preferred.Contains(mime, StringComparer.Ordinal))
                && !all.Exists(one => string.Equals(one.MimeType, mime, StringComparison.Ordinal))
                && FormatWith(formatter, value) is string text
            )
            {
                all.Add((mime, text));
            }
        }

        return all;
    }

    private static string? FormatWith(object formatter, object value)
    {
        MethodInfo? format = formatter
            .GetType()
            .GetMethods()
            .FirstOrDefault(m =>
                m.Name is "Format"
                && m.ReturnType == typeof(bool)
                && m.GetParameters() is [var first, var second]
                && first.ParameterType.IsInstanceOfType(value)
                && second.ParameterType == typeof(TextWriter)
            );
        using var writer = new StringWriter { NewLine = "\n" };
        return Invoke(format, formatter, [value, writer]) is true ? writer.ToString() : null;
    }

    private static object? Get(object target, string property) =>
        Invoke(target.GetType().GetProperty(property)?.GetMethod, target, []);

    private static object? Call(object target, string method) =>
        Invoke(target.GetType().GetMethod(method, Type.EmptyTypes), target, []);

    private static object? Invoke(MethodInfo? method, object target, object?[] arguments) =>
        method?.Invoke(
            target,
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            arguments,
            culture: null
        );
}
