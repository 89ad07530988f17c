namespace Goroutines;

/// <summary>
/// Says of a parameter that the function given for it runs in the simulator, where time is virtual and a program must do
/// the same each time. Hosts may warn of what does not fit there, such as <c>DateTime.Now</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SimulatedAttribute : Attribute;
