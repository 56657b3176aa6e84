namespace ImageInfra.Simulator.Authorization;

/// <summary>Somebody owns a subscription from its first day: here, whoever signs in first.</summary>
internal static class FirstOwner
{
    public static void Ensure(SimulatedAzure azure, string principalId)
    {
        foreach (var subscription in azure.Options.Subscriptions)
        {
            var scope = $"/subscriptions/{subscription}";
            if (!azure.Store.In(scope + RoleAssignmentType.Collection).Any(a => RoleAssignmentType.RoleOf(a) == BuiltInRoles.Owner))
            {
                var id = $"{scope}{RoleAssignmentType.Collection}/{DerivedGuid.Of($"first owner {scope}")}";
                azure.Store.Put(new(id, RoleAssignmentType.Body(azure, id, scope, BuiltInRoles.Owner, principalId, "ServicePrincipal")));
            }
        }
    }
}
