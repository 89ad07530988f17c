namespace Exercises.Showing;

/// <summary>Makes the formatters of <see cref="Verdict"/>; hosts create it and call it by name.</summary>
internal sealed class VerdictFormatters
{
    public VerdictFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new Formatter<Verdict>("text/html", verdict => verdict.ToHtml()),
            new Formatter<Verdict>("text/plain", verdict => verdict.ToString()),
        ];
}

/// <summary>Makes the formatters of <see cref="Prediction"/>; hosts create it and call it by name.</summary>
internal sealed class PredictionFormatters
{
    public PredictionFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new Formatter<Prediction>("text/html", prediction => prediction.ToHtml()),
            new Formatter<Prediction>("text/plain", prediction => prediction.ToString()),
        ];
}

/// <summary>Makes the formatters of <see cref="Progress"/>; hosts create it and call it by name.</summary>
internal sealed class ProgressFormatters
{
    public ProgressFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new Formatter<Progress>("text/html", progress => progress.ToHtml()),
            new Formatter<Progress>("text/plain", progress => progress.ToString()),
        ];
}

/// <summary>Writes one type in one MIME type; hosts call it by the names of its members.</summary>
internal sealed class Formatter<T>(string mimeType, Func<T, string> write)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
            return false;
        writer.Write(write(value));
        return true;
    }
}
