using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Notebooks.Display;

/// <summary>A value as text: strings as they are, numbers invariant, collections in brackets.</summary>
internal static class PlainText
{
    private const int MaxItems = 100;
    private const int MaxDepth = 4;
    private const int MaxCharacters = 20_000;

    public static string Format(object value)
    {
        var text = new StringBuilder();
        Append(text, value, depth: 0);
        return text.Length <= MaxCharacters
            ? text.ToString()
            : string.Concat(text.ToString().AsSpan(0, MaxCharacters), " …");
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s when depth == 0:
                text.Append(s);
                break;
            case string s:
                text.Append('"').Append(s).Append('"');
                break;
            case char c when depth > 0:
                text.Append('\'').Append(c).Append('\'');
                break;
            case DateTimeOffset or DateTime:
                text.Append(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture));
                break;
            case IFormattable formattable:
                text.Append(formattable.ToString(format: null, CultureInfo.InvariantCulture));
                break;
            case ITuple tuple when IsTuple(value):
                AppendItems(text, "(", ")", TupleItems(tuple), depth);
                break;
            case IDictionary dictionary when depth < MaxDepth:
                AppendItems(text, "{ ", " }", Entries(dictionary), depth);
                break;
            case DictionaryEntry entry:
                AppendEntry(text, entry.Key, entry.Value, depth);
                break;
            case IEnumerable items when depth < MaxDepth && !HasOwnToString(value):
                AppendItems(text, "[ ", " ]", items, depth);
                break;
            default:
                AppendObject(text, value, depth);
                break;
        }
    }

    private static void AppendItems(
        StringBuilder text,
        string open,
        string close,
        IEnumerable items,
        int depth
    )
    {
        int count = 0;
        text.Append(open);
        foreach (object? item in items)
        {
            if (count++ > 0)
            {
                text.Append(", ");
            }

            if (count > MaxItems || text.Length > MaxCharacters)
            {
                text.Append('…');
                if (items is ICollection all)
                {
                    text.Append(CultureInfo.InvariantCulture, $" ({all.Count} in all)");
                }

                break;
            }

            Append(text, item, depth + 1);
        }

        if (count == 0)
        {
            text.Length -= open.TrimStart().Length > 1 ? 1 : 0;
            close = close.TrimStart();
        }

        text.Append(close);
    }

    private static void AppendObject(StringBuilder text, object value, int depth)
    {
        Type type = value.GetType();
        if (HasOwnToString(value) || depth >= MaxDepth || type.Namespace is "System")
        {
            text.Append(value);
            return;
        }

        // The type's name and its properties, as a record would show itself.
        text.Append(type.Name.Split('`')[0]);
        string separator = " { ";
        foreach (
            PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        )
        {
            if (
                property.GetMethod is { IsPublic: true }
                && property.GetIndexParameters().Length == 0
            )
            {
                text.Append(separator).Append(property.Name).Append(" = ");
                AppendProperty(text, property, value, depth);
                separator = ", ";
            }
        }

        text.Append(separator is ", " ? " }" : "");
    }

    private static void AppendProperty(
        StringBuilder text,
        PropertyInfo property,
        object value,
        int depth
    )
    {
        object? result;
        try
        {
            result = property.GetValue(value);
        }
        catch (TargetInvocationException e)
        {
            text.Append('<').Append(e.InnerException?.GetType().Name).Append('>');
            return;
        }

        Append(text, result, depth + 1);
    }

    // A generic dictionary enumerates its own kind of pairs, unless it is asked in this way.
    private static IEnumerable<object?> Entries(IDictionary dictionary)
    {
        IDictionaryEnumerator entries = dictionary.GetEnumerator();
        while (entries.MoveNext())
        {
            yield return entries.Entry;
        }
    }

    private static void AppendEntry(StringBuilder text, object? key, object? value, int depth)
    {
        Append(text, key, depth);
        text.Append(": ");
        Append(text, value, depth);
    }

    private static bool HasOwnToString(object value)
    {
        MethodInfo? method = value.GetType().GetMethod("ToString", Type.EmptyTypes);
        return method?.DeclaringType is Type type
            && type != typeof(object)
            && type != typeof(ValueType);
    }

    private static bool IsTuple(object value) =>
        value.GetType() is { IsGenericType: true, Namespace: "System" };

    private static IEnumerable<object?> TupleItems(ITuple tuple)
    {
        for (int i = 0; i < tuple.Length; i++)
        {
            yield return tuple[i];
        }
    }
}
