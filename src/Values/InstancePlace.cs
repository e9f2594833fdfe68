using Kcl.Net.Diagnostics;

namespace Kcl.Net.Values;

/// <summary>Where an instance came to be, and how failures of it show that place.</summary>
public readonly record struct InstancePlace(Origin At, PlaceDetail Detail);

public enum PlaceDetail : byte
{
    /// <summary>A call of the schema: failures are shown where they happen only.</summary>
    Nowhere,

    /// <summary>A conversion or a merge: the line that was evaluated then.</summary>
    Line,

    /// <summary>The name in a schema expression.</summary>
    Column,
}
