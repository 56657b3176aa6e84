namespace ImageInfra.Model.Planning;

/// <summary>An image without a template, because the image that it starts from has no pinned version yet.</summary>
public sealed record WaitingImage(string Image, string Base);
