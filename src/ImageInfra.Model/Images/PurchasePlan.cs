namespace ImageInfra.Model.Images;

/// <summary>The purchase plan of a marketplace image (<c>planInfo</c>); its terms must be accepted beforehand.</summary>
public sealed record PurchasePlan(string PlanName, string PlanProduct, string PlanPublisher);
