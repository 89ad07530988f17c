using System.Globalization;
using System.Runtime.InteropServices;

namespace Goroutines;

/// <summary>How a report names a variable that goroutines share.</summary>
/// <param name="Kind">What it is, for one without a name.</param>
/// <param name="Own">Its name; empty for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VariableName(string Kind, string Own)
{
    /// <summary>Which element of the array it is; -1 for a variable that stands alone.</summary>
    internal int Index { get; init; } = -1;

    /// <summary>The name of the one with this number.</summary>
    internal string Of(long number)
    {
        string name =
            Own.Length > 0 ? Own : string.Create(CultureInfo.InvariantCulture, $"{Kind} {number}");
        return Index < 0
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"element {Index} of {name}");
    }
}
