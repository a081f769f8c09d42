extension MeasureCatalogue {
    /// Encryption of the way to the service; security findings, shown after repair.
    static let transport: [Measure] = [
        Measure(
            "https.available", en: "HTTPS answers", fr: "HTTPS disponible", .presence, .present, of: .addresses,
            disclosure: .afterRepair, source: "all standards; US 21st Century IDEA",
            "An encrypted connection on port 443 is made and an HTTP answer comes over it."),
        Measure(
            "https.enforced", en: "HTTPS enforced", fr: "HTTPS imposé", .presence, .present, of: .addresses,
            disclosure: .afterRepair, source: "MDN HTTP Observatory; US 21st Century IDEA",
            "A plain HTTP request ends on HTTPS, and its first redirect already leads to HTTPS on the same host."),
        Measure(
            "tls.version_negotiated", en: "Best TLS version", fr: "Meilleure version de TLS", .words, .neither,
            of: .addresses, disclosure: .afterRepair, source: "IT AgID recommendations; NL NCSC TLS guidelines",
            "The best protocol version that the server agrees to."),
        Measure(
            "tls.version_lowest", en: "Lowest TLS version accepted", fr: "Version de TLS la plus basse acceptée",
            .words, .neither, of: .addresses, disclosure: .afterRepair, source: "NL NCSC TLS guidelines",
            "The lowest protocol version that the server still agrees to."),
        Measure(
            "tls.cipher", en: "Cipher suite allowed", fr: "Suite de chiffrement admise", .presence, .present,
            of: .addresses, disclosure: .afterRepair,
            source: "IT AgID recommendations; NL NCSC TLS guidelines (stricter)",
            "The cipher suite agreed on is in the list that the standard allows."),
        Measure(
            "tls.cert.valid", en: "Certificate valid", fr: "Certificat valide", .presence, .present, of: .addresses,
            disclosure: .afterRepair, source: "all standards; US 21st Century IDEA",
            "The certificate leads to a trusted root, names the host and is within its validity."),
        Measure(
            "tls.cert.days_left", en: "Days until the certificate expires",
            fr: "Jours avant l'expiration du certificat", .days, .higher, of: .addresses, source: "FR DashLord",
            "Days until the first certificate of the chain expires, intermediates included."),
        Measure(
            "tls.cert.key", en: "Certificate key", fr: "Clé du certificat", .words, .neither, of: .addresses,
            disclosure: .afterRepair, source: "NL NCSC TLS guidelines",
            "Kind and size of the public key: bits for RSA, the curve otherwise."),
        Measure(
            "tls.cert.signature", en: "Certificate signature", fr: "Signature du certificat", .words, .neither,
            of: .addresses, disclosure: .afterRepair, source: "NL NCSC TLS guidelines",
            "The hash of the algorithm that the certificate is signed with."),
        Measure(
            "hsts.max_age", en: "Strict transport security", fr: "Sécurité stricte du transport", .seconds, .higher,
            of: .addresses, disclosure: .afterRepair,
            source: "MDN HTTP Observatory; NL internet.nl; HSTS preload list",
            "Seconds for which browsers are told to use HTTPS only, in the first such header over HTTPS."),
    ]

    /// Headers that protect people's browsers; security findings, shown after repair.
    static let headers: [Measure] = [
        Measure(
            "header.csp", en: "Content security policy", fr: "Politique de sécurité du contenu", .words, .neither,
            of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "Grade of the Content-Security-Policy: from where scripts and other content may come."),
        Measure(
            "header.xcto", en: "No guessing of content types", fr: "Pas de devinette du type de contenu", .presence,
            .present, of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "X-Content-Type-Options is there and says nosniff."),
        Measure(
            "header.xfo", en: "No framing by others", fr: "Pas d'inclusion par des tiers", .presence, .present,
            of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "X-Frame-Options, or frame-ancestors of the content security policy, keeps others from framing the page."),
        Measure(
            "header.referrer", en: "Referrer policy", fr: "Politique de référent", .words, .neither, of: .addresses,
            disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "Grade of the Referrer-Policy: whether it keeps addresses of the service from other sites."),
        Measure(
            "header.coop", en: "Cross-origin opener policy", fr: "Politique d'ouverture entre origines", .words,
            .neither, of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "What Cross-Origin-Opener-Policy says: whether windows of other sites can reach into the page."),
        Measure(
            "header.corp", en: "Cross-origin resource policy", fr: "Politique de ressources entre origines", .words,
            .neither, of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "What Cross-Origin-Resource-Policy says: which sites may embed what is served."),
        Measure(
            "header.coep", en: "Cross-origin embedder policy", fr: "Politique d'intégration entre origines", .words,
            .neither, of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "What Cross-Origin-Embedder-Policy says: whether embedded content must agree to being embedded."),
        Measure(
            "header.cors", en: "Cross-origin sharing", fr: "Partage entre origines", .words, .neither,
            of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory",
            "Which other sites may read answers with the visitor's credentials."),
        Measure(
            "mdn.score", en: "MDN Observatory score", fr: "Score de l'Observatoire MDN", .points, .higher,
            of: .addresses, disclosure: .afterRepair, source: "MDN HTTP Observatory, algorithm 6",
            "The score of the whole MDN HTTP Observatory algorithm, twelve tests, from 0 to 165."),
    ]
}
