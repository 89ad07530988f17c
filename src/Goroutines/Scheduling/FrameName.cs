using System.Diagnostics;

namespace Goroutines;

/// <summary>The name of a stack frame as its author knows it, and not as the compiler spelled it.</summary>
/// <remarks>
/// The compiler puts lambdas and async functions into types and methods of its own, with the author's names between
/// angle brackets: <c>Shop+&lt;&gt;c.&lt;Serve&gt;b__0_1</c> is a lambda of <c>Shop.Serve</c>,
/// <c>Shop+&lt;Serve&gt;d__3.MoveNext</c> is <c>Shop.Serve</c> itself. A lambda is called <c>func</c> and a number,
/// as in Go. A notebook's cell is a type that the host numbers, <c>Submission#7</c>, whose own code is a function
/// <c>Initialize</c>: both are <c>main</c>, as a program without a name is in Go.
/// </remarks>
internal static class FrameName
{
    private const string CellType = "Submission#";

    private const string CellBody = "Initialize";

    /// <summary>The frame's name; null for machinery that is nobody's code: the runtime's and this library's.</summary>
    internal static string? Of(StackFrame frame)
    {
        if (DiagnosticMethodInfo.Create(frame) is not { } method)
            return null;
        string type = method.DeclaringTypeName ?? "";
        if (type.StartsWith("System.", StringComparison.Ordinal) || IsOurs(type, method))
            return null;
        return Of(type, method.Name);
    }

    /// <summary>The name for a type and method as the compiler spelled them.</summary>
    internal static string Of(string type, string method)
    {
        string[] types = [.. type.Split('+').Select(Plain)];
        string author = string.Join('.', types.TakeWhile(t => !t.StartsWith('<')));
        // An async function's body is the MoveNext of a type that carries the function's name.
        string own = method == "MoveNext" && types[^1].StartsWith('<') ? types[^1] : method;
        string names = Unwrap(own).TrimStart('.');
        if (author.StartsWith(CellType, StringComparison.Ordinal))
        {
            author = "main";
            if (names.Split('.')[0] == CellBody)
                names = author + names[CellBody.Length..];
        }
        return author.Length == 0 ? names : $"{author}.{names}";
    }

    /// <summary><c>Shop`1</c> is <c>Shop</c>; <c>&lt;Shop&gt;F3A0__Till</c> is <c>Till</c>, which only its file sees.</summary>
    private static string Plain(string type)
    {
        type = type.Split('`')[0];
        int file = type.IndexOf(">F", StringComparison.Ordinal);
        if (file < 0)
            return type;
        int name = type.IndexOf("__", file, StringComparison.Ordinal) + 2;
        return type[..type.IndexOf('<')] + type[name..];
    }

    private static bool IsOurs(string type, DiagnosticMethodInfo method) =>
        type.StartsWith("Goroutines.", StringComparison.Ordinal)
        && method.DeclaringAssemblyName?.StartsWith("Goroutines,", StringComparison.Ordinal)
            == true;

    /// <summary><c>&lt;Serve&gt;b__0_1</c> is <c>Serve.func2</c>, <c>&lt;Serve&gt;d__3</c> is <c>Serve</c>.</summary>
    private static string Unwrap(string name)
    {
        int end = name.LastIndexOf('>');
        if (!name.StartsWith('<') || end < 0)
            return name;
        string inner = Unwrap(name[1..end]);
        string rest = name[(end + 1)..];
        if (rest.StartsWith("g__", StringComparison.Ordinal))
            return $"{inner}.{rest[3..].Split('|')[0]}";
        if (!rest.StartsWith("b__", StringComparison.Ordinal))
            return inner;
        string number = rest[(rest.LastIndexOf('_') + 1)..];
        return int.TryParse(number, out int ordinal) ? $"{inner}.func{ordinal + 1}" : inner;
    }
}
