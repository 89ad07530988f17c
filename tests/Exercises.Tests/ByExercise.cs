using Xunit.Abstractions;
using Xunit.Sdk;

namespace Exercises.Tests;

/// <summary>One chapter after the other, so that each has one session.</summary>
public sealed class ByExercise : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        testCases.OrderBy(
            test => test.TestMethodArguments?.FirstOrDefault() as string,
            StringComparer.Ordinal
        );
}
