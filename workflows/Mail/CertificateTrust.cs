using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ChorusAssistant.Workflows.Mail;

/// <summary>Accepts a server certificate that an in-house authority vouches for. Name, dates and use are checked as ever.</summary>
internal static class CertificateTrust
{
    public static bool IsTrusted(X509Certificate? presented, X509Chain? systemChain, SslPolicyErrors errors, X509Certificate2 authority)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || presented is not X509Certificate2 server)
        {
            return false; // another name than the server's, or no certificate at all
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        // In-house authorities rarely publish revocations, and are not reachable where they do.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var link in systemChain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(link.Certificate);
        }

        return chain.Build(server);
    }
}
