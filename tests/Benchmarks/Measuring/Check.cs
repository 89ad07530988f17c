namespace Benchmarks.Measuring;

/// <summary>A benchmark that computes something wrong is no benchmark.</summary>
internal static class Check
{
    internal static void That(bool isRight, string what)
    {
        if (!isRight)
            throw new InvalidOperationException($"wrong result: {what}");
    }
}
