namespace Slipway.Engine;

/// <summary>Gives the members of a build the values of their parameters.</summary>
internal static class ParameterBinding
{
    /// <summary>Sets every member that can be set and takes the value as it is; others are made of it later.</summary>
    /// <param name="build">The build.</param>
    /// <param name="values">The values.</param>
    /// <param name="opensSecrets">Whether secrets are decrypted. One for which there is no key leaves its member as it is, and counts only where it is required.</param>
    public static void Bind(NukeBuild build, ParameterValues values, bool opensSecrets)
    {
        foreach (var parameter in values.Parameters.Where(parameter => parameter.IsSettable && parameter.Attribute.TextType is null && (opensSecrets || !values.IsLocked(parameter))))
        {
            if (Find(parameter, values) is { } value)
            {
                parameter.Set(build, value);
            }
        }
    }

    private static object? Find(ParameterMember parameter, ParameterValues values)
    {
        try
        {
            return values.Find(parameter);
        }
        catch (UsageException)
        {
            return null;
        }
    }
}
