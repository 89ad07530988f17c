namespace Notebooks.Scripting;

/// <summary>A package cannot be had, told in one line.</summary>
internal sealed class PackageException(string message) : Exception(message);
