using ImageInfra.Model.Images;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Rules;

/// <summary>Finds secrets in an image and in the files that it uploads. Messages do not repeat them.</summary>
public static class SecretRules
{
    /// <summary>Findings about secrets and private files of an image. Allowed ones are notes.</summary>
    /// <param name="image">The image.</param>
    /// <param name="tracking">The files that git ignores or does not track.</param>
    public static IReadOnlyList<Finding> Check(InspectedImage image, FileTracking tracking)
    {
        var used = new HashSet<AllowedFinding>();
        List<Finding> findings = [.. InTexts(image).Concat(InFiles(image)).Concat(Files(image, tracking)).Select(found => Judged(image, found, used))];
        findings.AddRange(image.Spec.Allow.Index().Where(a => !used.Contains(a.Item)).Select(a => image.Find(
            ValidationRules.UnusedAllowance,
            $"allow[{a.Index}]",
            $"allows '{a.Item.Finding}' in {a.Item.In}, where no such finding is; remove the item, or correct it")));
        return findings;
    }

    private static Finding Judged(InspectedImage image, (string Kind, string? File, Finding Finding) found, HashSet<AllowedFinding> used)
    {
        var (kind, file, finding) = found;
        if (image.Spec.Allow.FirstOrDefault(a => a.Covers(kind, file, finding.Path)) is { } allowed)
        {
            used.Add(allowed);
            return finding with
            {
                Rule = ValidationRules.Allowed.Id,
                Severity = ValidationRules.Allowed.Severity,
                Message = $"{finding.Message}; allowed: {SecretText.Masked(allowed.Reason)}",
            };
        }

        return finding with
        {
            Message = $"{finding.Message}; if it may be there, add to {image.File.Path}: allow: [{{ finding: {kind}, in: '{file ?? finding.Path}', reason: WHY }}]",
        };
    }

    private static IEnumerable<(string Kind, string? File, Finding Finding)> InTexts(InspectedImage image)
    {
        var (scanner, list, isKey) = (new SecretScanner(), "", false);
        foreach (var (path, text) in Texts(image))
        {
            // The lines of a key may be the items of a list.
            if (ListOf(path) is var other && other != list)
            {
                (scanner, list, isKey) = (new SecretScanner(), other, false);
            }

            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var found = scanner.Scan(lines[i]);
                foreach (var secret in found.Where(secret => !(isKey && secret.Name == SecretScanner.PrivateKey)))
                {
                    yield return (secret.Name, null, image.Find(
                        ValidationRules.Secret,
                        path,
                        image.Map.Of(path, i, lines[i][secret.Start..secret.End]),
                        $"may contain {secret.What}: {SecretText.Excerpt(lines[i], found, secret)}"));
                }

                isKey = found.Any(secret => secret.Name == SecretScanner.PrivateKey);
                if (found.Count == 0 && lines.Length == 1 && NameOf(path) is { } name && scanner.Scan($"{name}={text}") is [var named, ..])
                {
                    yield return (named.Name, null, image.Find(ValidationRules.Secret, path, $"may contain {named.What}"));
                }
            }
        }
    }

    // The texts of the file, then those that its steps get from fragments and matrix rows.
    private static IEnumerable<(string Path, string Text)> Texts(InspectedImage image)
    {
        var seen = new HashSet<string>();
        foreach (var (path, text) in image.Map.Texts)
        {
            seen.Add(text);
            yield return (path, text);
        }

        foreach (var step in image.Steps)
        {
            (string, string?)[] texts = [($"{step.Path}.name", step.Step.Name), ($"{step.Path}.{step.AddressKey}", step.Address), .. step.Inline.Select((line, i) => ($"{step.Path}.inline[{i}]", line))];
            foreach (var (path, text) in texts)
            {
                if (text is not null && seen.Add(text))
                {
                    yield return (path, text);
                }
            }
        }

        foreach (var (name, value) in image.Spec.Tags.Where(t => seen.Add(t.Value)))
        {
            yield return ($"tags.{name}", value);
        }
    }

    private static string ListOf(string path) => path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path;

    // A tag named password holds a password.
    private static string? NameOf(string path) => path.StartsWith("tags.", StringComparison.Ordinal) ? path["tags.".Length..] : null;

    private static IEnumerable<(string Kind, string? File, Finding Finding)> InFiles(InspectedImage image) => image.Steps
        .SelectMany(step => (step.LocalFile?.Secrets ?? []).Select(secret => (Step: step, File: step.LocalFile!, Secret: secret)))
        .Select(found => (found.Secret.Name, (string?)found.File.Path, image.Find(
            ValidationRules.Secret,
            $"{found.Step.Path}.{found.Step.FileKey}",
            new(found.Secret.Line, found.Secret.Column),
            $"may contain {found.Secret.What}: {found.Secret.Excerpt}") with { File = found.File.Path }));

    private static IEnumerable<(string Kind, string? File, Finding Finding)> Files(InspectedImage image, FileTracking tracking)
    {
        foreach (var step in image.Steps.Where(s => s.LocalFile is not null))
        {
            var file = step.LocalFile!;
            (string Kind, string Message)? problem =
                PrivateFiles.IsNamedAsKey(file.Path) && !file.IsPublic ? (PrivateFiles.Key, $"'{file.Path}' has the name of a key or of credentials")
                : tracking.Ignored.Contains(file.Path) ? (PrivateFiles.Ignored, $"'{file.Path}' is ignored by git, so other machines do not have it")
                : tracking.Untracked.Contains(file.Path) ? (PrivateFiles.Untracked, $"'{file.Path}' is not tracked by git, and imageinfra:requireTrackedFiles is on; add it with 'git add {file.Path}'")
                : null;
            if (problem is var (kind, message))
            {
                yield return (kind, file.Path, image.Find(ValidationRules.PrivateFile, $"{step.Path}.{step.FileKey}", message));
            }
        }
    }
}
