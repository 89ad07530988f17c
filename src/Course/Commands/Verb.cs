using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Course.Commands;

/// <summary>A verb of <c>course</c>; its <c>--help</c> ends with examples.</summary>
internal sealed class Verb(string name, string description, params string[] examples)
    : Command(name, description)
{
    private IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Makes the help of all verbs show their examples.</summary>
    public static void ShowExamples(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    private sealed class HelpWithExamples(HelpAction standard) : SynchronousCommandLineAction
    {
        // Who asks for help has not yet typed what is required.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int result = standard.Invoke(parseResult);
            if (parseResult.CommandResult.Command is Verb verb)
            {
                TextWriter output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (string example in verb.Examples)
                {
                    output.WriteLine("  " + example);
                }
            }

            return result;
        }
    }
}
