namespace ImageInfra.Model.Settings;

/// <summary>What everybody sees of a community gallery.</summary>
/// <param name="PublisherUri">The publisher's site.</param>
/// <param name="PublisherContact">The publisher's e-mail address.</param>
/// <param name="Eula">The licence's text or address.</param>
/// <param name="PublicNamePrefix">How the public name begins: 5 to 16 letters and digits.</param>
public sealed record CommunityGalleryInfo(string PublisherUri, string PublisherContact, string Eula, string PublicNamePrefix);
