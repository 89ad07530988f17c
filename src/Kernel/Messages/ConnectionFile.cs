using System.Net;
using System.Text.Json;
using Kernel.Messages;
using Notebooks;

namespace Kernel;

/// <summary>Where a front end wants the kernel to listen, and the key that both sign with.</summary>
public sealed record ConnectionFile
{
    /// <summary>The address.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port of requests.</summary>
    public int ShellPort { get; init; }

    /// <summary>The port of what all clients are told.</summary>
    public int IOPubPort { get; init; }

    /// <summary>The port of questions to the user.</summary>
    public int StdinPort { get; init; }

    /// <summary>The port of requests that do not wait for cells.</summary>
    public int ControlPort { get; init; }

    /// <summary>The port of the heartbeat.</summary>
    public int HeartbeatPort { get; init; }

    /// <summary>The key of HMAC-SHA256; empty for no signatures.</summary>
    public string Key { get; init; } = "";

    /// <summary>Reads the file that the front end has written.</summary>
    /// <exception cref="NotebookException">It is not there, or says what this kernel cannot do.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"the connection file cannot be read: {e.Message}", e);
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or NotebookException)
        {
            throw new NotebookException($"{path} is no connection file: {e.Message}", e);
        }
    }

    private static ConnectionFile Parse(byte[] json)
    {
        JsonElement element = JsonElement.Parse(json);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new NotebookException("it holds no JSON object");
        }

        var file = new MessageContent(element);
        Require(file.Text("transport") ?? "tcp", "tcp", "transport");
        string key = file.Text("key") ?? "";
        if (key.Length > 0)
        {
            Require(
                file.Text("signature_scheme") ?? "hmac-sha256",
                "hmac-sha256",
                "signature scheme"
            );
        }

        string ip = file.Text("ip") ?? "127.0.0.1";
        return new ConnectionFile
        {
            Address =
                ip is "*" or "0.0.0.0" ? IPAddress.Any
                : ip is "localhost" ? IPAddress.Loopback
                : IPAddress.TryParse(ip, out IPAddress? address) ? address
                : throw new NotebookException($"{ip} is no address"),
            ShellPort = Port("shell_port"),
            IOPubPort = Port("iopub_port"),
            StdinPort = Port("stdin_port"),
            ControlPort = Port("control_port"),
            HeartbeatPort = Port("hb_port"),
            Key = key,
        };

        int Port(string name) =>
            file.Number(name, -1) is var port and >= 0 and <= ushort.MaxValue
                ? port
                : throw new NotebookException($"it has no {name}");
    }

    private static void Require(string value, string only, string what)
    {
        if (value != only)
        {
            throw new NotebookException($"the {what} is {value}, this kernel has only {only}");
        }
    }
}
