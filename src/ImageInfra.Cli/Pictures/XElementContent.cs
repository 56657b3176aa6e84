using System.Xml.Linq;

namespace ImageInfra.Cli.Pictures;

/// <summary>Creates XML elements and their content in one expression.</summary>
internal static class XElementContent
{
    extension(XElement element)
    {
        public XElement With(params object[] content)
        {
            element.Add(content);
            return element;
        }
    }
}
