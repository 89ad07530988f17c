using System.Reflection;
using System.Text.RegularExpressions;

namespace Goroutines.Tests;

/// <summary>Every rule in <c>rules.md</c> has a test, and no test names a rule that is not there.</summary>
public sealed partial class RuleTests
{
    private static readonly List<string> s_rules = Read();

    private static readonly Dictionary<string, List<MethodInfo>> s_tests = Find();

    public static TheoryData<string> Rules => [.. s_rules];

    [Fact]
    public void There_are_277_rules() => Assert.Equal(277, s_rules.Distinct().Count());

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_has_a_test(string rule) => Assert.Contains(rule, s_tests);

    [Fact]
    public void No_test_names_an_unknown_rule() =>
        Assert.All(s_tests.Keys, rule => Assert.Contains(rule, s_rules));

    private static List<string> Read()
    {
        using var reader = new StreamReader(
            typeof(RuleTests).Assembly.GetManifestResourceStream("rules")!
        );
        return Id().Matches(reader.ReadToEnd()).Select(m => m.Groups["id"].Value).ToList();
    }

    private static Dictionary<string, List<MethodInfo>> Find()
    {
        var found = new Dictionary<string, List<MethodInfo>>(StringComparer.Ordinal);
        var methods = typeof(RuleTests).Assembly.GetTypes().SelectMany(t => t.GetMethods());
        foreach (var method in methods)
        foreach (var trait in method.GetCustomAttributesData())
        {
            if (trait.AttributeType != typeof(TraitAttribute))
                continue;
            var words = trait.ConstructorArguments.Select(a => (string)a.Value!).ToList();
            if (words[0] != "Rule" || !IsTest(method))
                continue;
            if (!found.TryGetValue(words[1], out var tests))
                found.Add(words[1], tests = []);
            tests.Add(method);
        }
        return found;
    }

    private static bool IsTest(MethodInfo method) =>
        method.GetCustomAttribute<FactAttribute>() is not null;

    [GeneratedRegex(@"^- \*\*(?<id>[A-Z]+-[0-9]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Id();
}
