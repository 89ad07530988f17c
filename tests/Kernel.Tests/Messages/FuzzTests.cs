using System.Text;
using System.Threading;
using Kernel.Messages;
using Kernel.Zmtp;

namespace Kernel.Tests.Messages;

/// <summary>Whatever a peer sends is a message or refused: nothing else comes out of the decoders.</summary>
public sealed class FuzzTests
{
    private const string LongRuns = "COURSE_LONG_TESTS";
    private static readonly ZmtpLimits Limits = new() { MessageBytes = 4096, MessageFrames = 16 };
    private static readonly MessageCodec Unsigned = new("");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Mutated_input_is_decoded_or_refused(int seed) => await RunAsync(seed, 20_000);

    [SkippableFact, Trait("Category", "Long")]
    public async Task A_million_mutated_inputs_are_decoded_or_refused()
    {
        Skip.If(Environment.GetEnvironmentVariable(LongRuns) is null, $"set {LongRuns} to run it");
        await RunAsync(seed: 3, 1_000_000);
    }

    private static async Task RunAsync(int seed, int inputs)
    {
        var random = new Random(seed);
        byte[] wire = Conversation();
        int decoded = 0;
        int refused = 0;
        for (int i = 0; i < inputs; i++)
        {
            byte[] input = Mutate(wire, random);
            try
            {
                decoded += await DecodeAsync(input);
            }
            catch (Exception e)
                when (e is ZmtpException or MessageException or EndOfStreamException)
            {
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}, input {i}, {Convert.ToHexString(input)}: {e}");
            }
        }

        // Both happen often, or the mutations would be too tame or too wild to find anything.
        Assert.InRange(decoded, inputs / 20, inputs * 2);
        Assert.InRange(refused, inputs / 4, inputs);
    }

    private static async Task<int> DecodeAsync(byte[] input)
    {
        using var stream = new MemoryStream(input);
        await Greeting.ReadAsync(stream, CancellationToken.None);
        var reader = new FrameReader(stream, Limits);
        Frame ready = await reader.ReadAsync(Limits.CommandBytes, CancellationToken.None);
        ReadyCommand.Decode(ready.Body);
        int decoded = 0;
        while (stream.Position < stream.Length)
        {
            byte[][] frames = await reader.ReadMessageAsync(CancellationToken.None);
            JupyterMessage message = Unsigned.Decode(frames);
            message.Content.Text("code");
            message.Content.Number("cursor_pos", 0);
            Assert.NotNull(message.Content.Names("user_expressions").ToList());
            message.Metadata.Flag("silent", standard: true);
            decoded++;
        }

        return decoded;
    }

    private static byte[] Conversation()
    {
        using var stream = new MemoryStream();
        stream.Write(Greeting.Ours());
        new Frame(new ReadyCommand("DEALER", [1, 2, 3]).Encode(), IsCommand: true).WriteTo(stream);
        byte[][] frames = MessageCodecTests.Sign(
            "",
            """{"msg_id":"1","msg_type":"complete_request","session":"s","version":"5.3"}""",
            "{}",
            """{"silent":false,"tags":[]}""",
            """{"code":"Console.Wri\u00fc ä𝄞","cursor_pos":11,"user_expressions":{"a":"b"}}"""
        );
        for (int i = 0; i < frames.Length; i++)
        {
            new Frame(frames[i], More: i < frames.Length - 1).WriteTo(stream);
        }

        return stream.ToArray();
    }

    private static byte[] Mutate(byte[] wire, Random random)
    {
        var bytes = new List<byte>(wire);
        for (int change = random.Next(3); change >= 0; change--)
        {
            // Mostly behind the greeting: nothing that follows a bad one would be read.
            int at = random.Next(random.Next(8) == 0 ? 0 : 64, bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(8, bytes.Count - at)));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(Odd[random.Next(Odd.Length)]));
                    break;
                default:
                    bytes[at] = (byte)"{}[]\"\\:,0u"[random.Next(10)];
                    break;
            }

            if (bytes.Count <= 64)
            {
                break;
            }
        }

        return [.. bytes];
    }

    private static readonly string[] Odd =
    [
        "\\ud800",
        "\\u0000",
        "1e999",
        "99999999999",
        "null",
        "[[[[",
        "\"msg_id\":\"2\",",
    ];
}
