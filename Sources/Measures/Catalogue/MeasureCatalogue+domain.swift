extension MeasureCatalogue {
    /// Names, addresses, and what other parties learn of a visit.
    static let domain: [Measure] = [
        Measure(
            "security_txt", en: "Security contact published", fr: "Contact de sécurité publié", .presence, .present,
            of: .addresses, source: "RFC 9116; NL internet.nl; ScanGov; SG Digital Service Standards TL-4",
            "security.txt answers as plain text at its well-known address, with Contact and an Expires in the future."),
        Measure(
            "dns.ipv6", en: "Reachable over IPv6", fr: "Accessible en IPv6", .presence, .present, of: .addresses,
            source: "NL internet.nl", "The host has IPv6 addresses, and they answer."),
        Measure(
            "dns.dnssec", en: "Signed domain name", fr: "Nom de domaine signé", .presence, .present, of: .addresses,
            disclosure: .afterRepair, source: "NL internet.nl",
            "The domain name is signed with DNSSEC and its chain is valid."),
        Measure(
            "dns.caa", en: "Certificate issuers limited", fr: "Émetteurs de certificats limités", .presence, .present,
            of: .addresses, disclosure: .afterRepair, source: "NL internet.nl (advisory)",
            "A CAA record says who may issue certificates for the domain."),
        Measure(
            "domain.suffix", en: "Official domain", fr: "Domaine officiel", .presence, .present, of: .addresses,
            source: "US .gov/.mil; SG .gov.sg/.edu.sg; IT municipal names; DE gov.de",
            "The host name ends in one of the official suffixes that the standard lists."),
        Measure(
            "www.equivalent", en: "Same with and without www", fr: "Identique avec et sans www", .presence, .present,
            of: .addresses, source: "US GSA site scanning; IT municipal model",
            "The name with and without www both answer and end at the same address."),
        Measure(
            "cookies.before_consent", en: "Foreign cookies before consent", fr: "Cookies tiers avant consentement",
            .count, .lower, of: .pages, source: "IT municipal model C.SI.3.1; GDPR",
            "Cookies set at the first visit, before any choice, for a domain other than that of the service."),
        Measure(
            "thirdparty.count", en: "Requests to third parties", fr: "Requêtes vers des tiers", .count, .lower,
            of: .pages, browser: .partly, source: "FR DashLord",
            "Requests to other registrable domains while the page loads; without a browser those named in its markup."),
        Measure(
            "thirdparty.domains", en: "Third parties", fr: "Domaines tiers", .words, .neither, of: .pages,
            browser: .partly, source: "FR DashLord", "The registrable domains that the page loads something from."),
        Measure(
            "ip.country", en: "Country of the server", fr: "Pays du serveur", .words, .neither, of: .addresses,
            source: "IT municipal model (additional test)",
            "The country that the address is registered in; often wrong for content delivery networks, so it may "
                + "support a verdict and never decide one."),
    ]
}
