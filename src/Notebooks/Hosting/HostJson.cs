using System.Text.Json.Serialization;

namespace Notebooks.Hosting;

/// <summary>The protocol's serializer, generated so that the host starts fast.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HostRequest))]
[JsonSerializable(typeof(HostMessage))]
internal sealed partial class HostJson : JsonSerializerContext;
