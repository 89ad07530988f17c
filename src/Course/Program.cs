using Course.Commands;
using Notebooks;

// The program starts itself once more to execute cells; that process needs nothing of the rest.
return args is [CellHost.Verb] ? CellHost.Run() : await CommandLine.RunAsync(args);
