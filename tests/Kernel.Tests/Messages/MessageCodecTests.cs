using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kernel.Messages;

namespace Kernel.Tests.Messages;

public sealed class MessageCodecTests
{
    private const string Header = """{"msg_id":"1","msg_type":"execute_request","session":"s"}""";

    [Fact]
    public void A_signed_message_is_read()
    {
        JupyterMessage message = new MessageCodec("key").Decode([
            [7],
            .. Sign("key", Header, "{}", """{"m":true}""", """{"code":"1+1","n":3}"""),
            [1, 2],
        ]);
        Assert.Equal(
            [
                [7],
            ],
            message.Route
        );
        Assert.Equal("1", message.Id);
        Assert.Equal("execute_request", message.Type);
        Assert.Equal("1+1", message.Content.Text("code"));
        Assert.Equal(3, message.Content.Number("n", 0));
        Assert.True(message.Metadata.Flag("m", standard: false));
        Assert.Equal(
            [
                [1, 2],
            ],
            message.Buffers
        );
        Assert.Equal(Header, Encoding.UTF8.GetString(message.HeaderJson));
    }

    [Fact]
    public void A_message_that_was_written_is_signed_and_names_its_parent()
    {
        byte[][] frames = new MessageCodec("key").Encode(
            ["topic"u8.ToArray()],
            "status",
            new JsonObject { ["execution_state"] = "ü\u2028\"" },
            Encoding.UTF8.GetBytes(Header)
        );
        string[] text = [.. frames.Select(Encoding.UTF8.GetString)];
        Assert.Equal(["topic", "<IDS|MSG>"], text[..2]);
        Assert.Equal(Encoding.UTF8.GetString(Signature("key", text[3..])), text[2]);
        Assert.Equal(Header, text[4]);
        Assert.Equal("ü\u2028\"", JsonNode.Parse(text[6])!["execution_state"]!.ToString());
        Assert.Matches(
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$",
            JsonNode.Parse(text[3])!["date"]!.ToString()
        );
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        Assert.Equal("1", new MessageCodec("").Decode(Sign("other", Header, "{}", "{}", "{}")).Id);
        Assert.Empty(new MessageCodec("").Encode([], "status", [], null)[1]);
    }

    [Fact]
    public void A_wrong_signature_is_refused()
    {
        var codec = new MessageCodec("key");
        Assert.Throws<MessageException>(() =>
            codec.Decode(Sign("other", Header, "{}", "{}", "{}"))
        );
        byte[][] signed = Sign("key", Header, "{}", "{}", "{}");
        codec.Decode(signed);
        foreach (int frame in (int[])[1, 2, 3, 4, 5])
        {
            byte[][] changed = [.. signed.Select(f => (byte[])f.Clone())];
            changed[frame] = [.. changed[frame], (byte)' '];
            Assert.Throws<MessageException>(() => codec.Decode(changed));
        }

        byte[][] unsigned = [signed[0], [], .. signed[2..]];
        Assert.Throws<MessageException>(() => codec.Decode(unsigned));
    }

    [Theory]
    [InlineData("", "{}", "{}", "{}")]
    [InlineData("{}", "{}", "{}", "{}")]
    [InlineData("[]", "{}", "{}", "{}")]
    [InlineData(Header, "1", "{}", "{}")]
    [InlineData(Header, "{}", "", "{}")]
    [InlineData(Header, "{}", "{}", "{\"a\":1,\"a\":2}")]
    [InlineData("""{"msg_id":"\ud800","msg_type":"x"}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":1,"msg_type":"x"}""", "{}", "{}", "{}")]
    [InlineData(Header, "{}", "{}", "{\"\\ud800\":1,\"a\":2}")]
    public void What_is_no_message_is_refused(params string[] parts) =>
        Assert.Throws<MessageException>(() => new MessageCodec("key").Decode(Sign("key", parts)));

    [Fact]
    public void A_nest_of_brackets_is_refused() =>
        Assert.Throws<MessageException>(() =>
            new MessageCodec("").Decode(
                Sign("", Header, "{}", "{}", "{\"a\":" + new string('[', 100_000))
            )
        );

    [Fact]
    public void Frames_that_are_missing_are_noticed()
    {
        byte[][] frames = Sign("key", Header, "{}", "{}", "{}");
        for (int count = 0; count < frames.Length; count++)
        {
            byte[][] some = frames[..count];
            Assert.Throws<MessageException>(() => new MessageCodec("key").Decode(some));
        }
    }

    public static byte[][] Sign(string key, params string[] parts) =>
        ["<IDS|MSG>"u8.ToArray(), Signature(key, parts), .. parts.Select(Encoding.UTF8.GetBytes)];

    private static byte[] Signature(string key, string[] parts) =>
        Encoding.ASCII.GetBytes(
            Convert.ToHexStringLower(
                HMACSHA256.HashData(
                    Encoding.UTF8.GetBytes(key),
                    Encoding.UTF8.GetBytes(string.Concat(parts))
                )
            )
        );
}
