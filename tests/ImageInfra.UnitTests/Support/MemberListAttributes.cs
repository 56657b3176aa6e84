namespace ImageInfra.UnitTests.Support;

/// <summary>A test that needs the lists of the real packages' members or their schema; skipped without them.</summary>
internal sealed class MemberListFactAttribute : FactAttribute
{
    public MemberListFactAttribute() => Skip = MemberLists.Missing;
}

/// <summary>A theory that needs the lists of the real packages' members; skipped without them.</summary>
internal sealed class MemberListTheoryAttribute : TheoryAttribute
{
    public MemberListTheoryAttribute() => Skip = MemberLists.Missing;
}

/// <summary>A test of the stand-ins against the lists of the real packages' members; skipped if either is missing.</summary>
internal sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute() => Skip = PublicSurface.IsStandIn(typeof(Pulumi.Resource).Assembly)
        ? MemberLists.Missing
        : "this build uses the real Pulumi packages";
}
