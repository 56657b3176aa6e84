namespace ImageInfra.IntegrationTests.Support;

/// <summary>A test that needs a browser.</summary>
internal sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Path is null)
        {
            Skip = "there is no chromium, chromium-browser or google-chrome on the PATH";
        }
    }
}
